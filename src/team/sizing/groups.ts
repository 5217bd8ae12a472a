import type { AssumptionName } from '../../care/sizing/assumptions';

/** Which values stand together; positions have a slider of their own. */
export const groups = [
  { group: 'people', names: ['population', 'uptake', 'peak', 'adults', 'anxiety', 'depression'] },
  { group: 'help', names: ['comes', 'takenIn', 'guided', 'group', 'mixed', 'completes'] },
  {
    group: 'time',
    names: [
      'assessmentMinutes',
      'sessions',
      'individualMinutes',
      'guidedSessions',
      'guidedMinutes',
      'interval',
      'around',
      'noShow',
    ],
  },
  { group: 'courses', names: ['courseSize', 'meetings', 'meetingMinutes', 'leaders', 'rhythm'] },
  { group: 'team', names: ['treatmentShare', 'leave', 'booking'] },
] as const satisfies readonly { group: string; names: readonly AssumptionName[] }[];
