import { z } from 'zod/mini';
import { courseModes } from '../items/choices';
import { line, prose, slug, whole } from '../items/values';

/**
 * What a course can be made of: a file of `locales/courses/<language>` that a clinician can edit. `days`: from the first meeting. Everything
 * in it is a proposal to whoever begins a course; from then on the course's own words count.
 */
export const courseTemplate = z.strictObject({
  id: slug,
  lang: z.enum(['nb', 'nn', 'en']),
  title: line(80),
  about: line(300),
  reviewStatus: z.enum(['needs-clinical-review', 'reviewed']),
  mode: z.enum(courseModes),
  places: whole(1, 40),
  rolling: z.boolean(),
  minutes: whole(15, 480),
  measures: z.array(slug).check(z.maxLength(4)),
  meetings: z
    .array(
      z.strictObject({
        title: line(120),
        days: whole(0, 400),
        sheets: z.array(z.strictObject({ title: line(120), text: prose(6_000), after: z.optional(z.boolean()) })),
        homework: z.array(z.strictObject({ text: line(300), worksheet: z.optional(slug), times: z.optional(whole(1, 50)) })),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
});
export type CourseTemplate = z.output<typeof courseTemplate>;
