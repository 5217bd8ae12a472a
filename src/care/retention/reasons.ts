import { defineReason } from '../case/reason';
import type { Rest } from './retention';

/** The case will be deleted on a day that was told: whoever wants to put something into the record does so before. Facts: on */
export const retention = defineReason('retention', ({ summary: { rest } }: { summary: { rest: Rest | null } }) =>
  rest?.told ? { facts: { on: rest.told.on }, at: rest.told.at, group: 'week' } : null,
);
