import { type Capacity, capacitiesIn } from '../../care/capacities/capacities';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import { teamLog } from '../team/roster-change';
import { teamRoster } from '../team-roster';
import type { Once } from '../values';
import { tellWorkload } from '../workload/workload';

/** How much room each colleague has, as they say it in the team's stream: numbers of work, never of results. */
export const capacitiesOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** One's own. @throws MellomError E_REFUSED where there is no team's stream yet, E_INPUT */
    setCapacity: async (p: Pick<Capacity, 'most' | 'cases' | 'from'>, act?: Once): Promise<void> => {
      const session = held.session();
      const log = streamOf(session);
      if (!log || !amStaffIn(session, log)) throw new MellomError('E_REFUSED', 'no stream of a team');
      await writeAct(session, log, { kind: 'capacity', ...p }, act);
      await tellWorkload(session);
    },
  },
});

export const capacityViews = (session: WithCases) => ({
  capacities: async (): Promise<Record<string, Capacity>> => {
    const log = streamOf(session);
    return log ? capacitiesIn(await session.cases.state(log)) : {};
  },
});

function streamOf(session: WithCases) {
  const roster = teamRoster(session);
  return roster && teamLog(session, roster);
}
