import { z } from 'zod/mini';
import { decisionOutcomes } from './choices';
import { defineItem } from './define';
import { language, text } from './values';

/**
 * In the team's stream: the team's own letter for an outcome, in a language that citizens read. Places to fill in stand as `{name}`
 * (care/referrals/letter-templates.ts). The newest of an outcome and a language counts; one that is removed gives way to Mellom's.
 */
export const letterTemplate = defineItem(
  'letter-template',
  { outcome: z.enum(decisionOutcomes), language, text: text(4_000), removed: z.optional(z.boolean()) },
  { by: ['staff'], in: ['team'], leadsOnly: true },
);
