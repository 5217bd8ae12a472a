import { z } from 'zod/mini';
import { genders, professions, trainingSorts } from './choices';
import { defineItem } from './define';
import { account, date, id, line, prose, whole } from './values';

/**
 * In the team's stream: something that somebody has taken part in to learn. A neutral log, since nobody has published how much is asked of
 * whom. Later items of one `training` id replace earlier ones.
 */
export const training = defineItem(
  'training',
  {
    training: id,
    person: account,
    sort: z.enum(trainingSorts),
    on: date,
    hours: z.nullable(whole(0, 200)),
    /** Who supervised or taught. */
    by: line(120),
    removed: z.optional(z.boolean()),
  },
  { by: ['staff'], in: ['team'] },
);

const inhabitants = whole(0, 10_000_000);
/** Those who live where the team is for people, as a published table counts them: by age in whole years from 16, and by gender. */
const livingThere = z.strictObject({
  /** Which table, and of which day. */
  source: line(120),
  age: z
    .array(z.strictObject({ band: z.string().check(z.regex(/^\d\d(-\d\d|\+)$/)), count: inhabitants }))
    .check(z.maxLength(20)),
  gender: z.array(z.strictObject({ gender: z.enum(genders), count: inhabitants })).check(z.maxLength(genders.length)),
});
const yesOrNo = z.nullable(z.boolean());
/** In the team's stream: what leads enter once a year, since no case knows it. `null`: not said. The newest of a year counts. */
export const teamYear = defineItem(
  'team-year',
  {
    year: whole(2000, 2199),
    coLocated: yesOrNo,
    /** Where the team sits. */
    where: line(120),
    free: yesOrNo,
    /** Somebody with a clinical speciality, where there is no psychologist. */
    specialist: yesOrNo,
    /** Attendance at the yearly national gathering; answer to the yearly survey. */
    gathering: yesOrNo,
    survey: yesOrNo,
    staff: z
      .array(
        z.strictObject({
          person: account,
          profession: z.enum(professions),
          /** Of a full position that is RPH. */
          percent: z.nullable(whole(0, 100)),
          /** Three years or more of higher education in health or social care. */
          educated: yesOrNo,
        }),
      )
      .check(z.maxLength(60)),
    population: z.nullable(whole(0, 10_000_000)),
    /** Other low-threshold help in mental health, and its positions in hundredths. */
    otherMeasures: z
      .array(z.strictObject({ name: line(120), positions: z.nullable(whole(0, 100_000)), target: line(200), about: prose(500) }))
      .check(z.maxLength(10)),
    /** What the year has taught, in the team's own words. */
    experience: prose(2_000),
    inhabitants: z.optional(livingThere),
  },
  { by: ['staff'], in: ['team'], leadsOnly: true },
);
