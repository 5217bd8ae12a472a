import { defineItem } from './define';
import { date, whole } from './values';

/**
 * The team keeps no case longer than its signed list says (`about.retentionMonths`): this one goes on a day that is told ahead. What counts is the
 * first of those that speak of the same end. Asked for again meanwhile, the case stays.
 */
export const retention = defineItem(
  'retention',
  {
    /** Day on which the last course of treatment ended, by the team's days. */
    ended: date,
    /** First day on which the case may be deleted. */
    on: date,
    months: whole(1, 600),
  },
  {
    by: ['staff'],
    lasting: true,
    forOthers: true,
    line: {
      which: (all) => all.filter((one, place) => all.findIndex(({ item }) => item.ended === one.item.ended) === place),
      said: ({ item: { on, months } }) => ({ event: 'retention', detail: { on, months } }),
    },
  },
);
