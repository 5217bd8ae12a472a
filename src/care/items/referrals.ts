import { z } from 'zod/mini';
import {
  decisionOutcomes,
  exclusionReasons,
  genders,
  gpMayKnow,
  helpModes,
  referralProblems,
  referralSources,
  referralWays,
  troubledSince,
  workStatuses,
} from './choices';
import { defineItem } from './define';
import { judgeEach } from './in-force';
import { account, date, id, line, prose, whole } from './values';

/** A municipality by its official number, names being several; and the district, where the city has them. */
const place = z.strictObject({
  kommune: z.string().check(z.regex(/^\d{4}$/)),
  bydel: z.optional(line(60)),
});

/**
 * Somebody asks for help (in Norwegian: *henvendelse*): by the door themselves, or written in by staff for whoever called or was sent. A
 * later item of one `referral` id replaces the earlier as a whole. What was measured on the way stands beside it as ordinary answers.
 */
export const referral = defineItem(
  'referral',
  {
    referral: id,
    /** The day of the first enquiry, from which both waits are counted. */
    contactAt: date,
    way: z.enum(referralWays),
    source: z.enum(referralSources),
    name: line(120),
    called: z.optional(line(60)),
    phone: line(30),
    birthYear: z.optional(whole(1900, 2199)),
    gender: z.optional(z.enum(genders)),
    place: z.optional(place),
    problems: z.array(z.enum(referralProblems)).check(z.maxLength(referralProblems.length)),
    primary: z.optional(z.enum(referralProblems)),
    /** What is hard, in the person's own words. */
    words: prose(4_000),
    /** What they hope for. */
    wish: prose(2_000),
    since: z.optional(z.enum(troubledSince)),
    /** What has helped before. */
    helped: prose(2_000),
    work: z.optional(z.strictObject({ status: z.enum(workStatuses), percent: z.optional(whole(0, 100)) })),
    needs: z.optional(
      z.strictObject({
        language: z.optional(line(40)),
        interpreter: z.optional(z.boolean()),
        hearing: z.optional(z.boolean()),
        sight: z.optional(z.boolean()),
        other: z.optional(prose(500)),
      }),
    ),
    /** When it suits. */
    times: prose(500),
    /** How they may be reached, and how not. */
    reach: z.strictObject({
      call: z.optional(z.boolean()),
      text: z.optional(z.boolean()),
      not: z.optional(prose(300)),
    }),
    gp: z.optional(z.strictObject({ name: z.optional(line(120)), mayTell: z.enum(gpMayKnow) })),
    /** Treatment that goes on elsewhere. */
    elsewhere: z.optional(prose(500)),
    /** The latest day of an answer that was shown, and the version of the signed roster that it was reckoned from. */
    promised: z.optional(z.strictObject({ answerBy: date, roster: whole(1, 0xffff_ffff) })),
  },
  {
    by: ['citizen', 'staff'],
    doing: ['citizen', 'staff'],
    line: {
      // Once, however often it is written anew.
      which: (all) => all.filter(({ item }, i) => all.findIndex((one) => one.item.referral === item.referral) === i),
      said: ({ role }) => ({ event: 'referral', detail: { entered: role === 'staff' ? 1 : 0 } }),
    },
  },
);

/**
 * What became of a referral; the citizen reads the letter. Of two people who decide at once both items stand, and the one first in the log
 * counts, until one that `replaces` it on purpose.
 */
export const decision = defineItem(
  'decision',
  {
    decision: id,
    referral: id,
    outcome: z.enum(decisionOutcomes),
    help: z.optional(z.array(z.enum(helpModes)).check(z.maxLength(helpModes.length))),
    /** The group course, where that is the help. */
    course: z.optional(id),
    therapist: z.optional(account),
    /** The latest day on which the help begins. */
    startBy: z.optional(date),
    exclusion: z.optional(z.array(z.enum(exclusionReasons)).check(z.maxLength(exclusionReasons.length))),
    /** To whom, where it goes on elsewhere. */
    onward: z.optional(line(120)),
    letter: prose(4_000),
    /** What begins with it: `assign` items of the same author, written before it. Of a decision that does not count they have no effect. */
    starts: z.optional(z.array(id).check(z.maxLength(12))),
    replaces: z.optional(id),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      // The citizen reads what has counted; what was decided beside it is between those who decided.
      which: (all) => {
        const counted = new Set(judgeEach(all).flatMap((one) => one.counted));
        return all.filter((one) => counted.has(one));
      },
      said: ({ item: { outcome, letter, starts = [] }, author }, look) => ({
        event: 'decision',
        detail: { outcome, letter, ...look.given(starts, author) },
      }),
    },
  },
);
