import { emptyCase } from '../../care/case/fold';
import { type TeamYear, type Training, teamYearOf, trainingsOf } from '../../care/criteria/practice';
import type { ItemDraft } from '../../care/items/items';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import { teamLog } from '../team/roster-change';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId } from '../values';

/** What no case knows of how a team works: entered in the team's stream, once a year by a lead, and whenever somebody has learned something. */
export const criteriaOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** The newest of a year counts. Of somebody who is no lead it counts for nothing. @throws E_ROSTER_WAIT, E_INPUT */
    setTeamYear: async (p: Omit<TeamYear, 'at'>, act?: ActId): Promise<void> =>
      write(held.session(), { kind: 'team-year', ...p }, act),
    /** `removed`: it is taken back. @throws E_ROSTER_WAIT, E_INPUT */
    logTraining: async (p: Training & { removed?: true }, act?: ActId): Promise<void> =>
      write(held.session(), { kind: 'training', ...p }, act),
  },
});

export const criteriaViews = (session: WithCases) => ({
  practice: async ({ year }: { year: number }): Promise<{ entered: TeamYear | null; trainings: Training[] }> => {
    const roster = teamRoster(session);
    const log = roster && teamLog(session, roster);
    const state = log ? await session.cases.state(log).catch(emptyCase) : emptyCase();
    return { entered: teamYearOf(state, year), trainings: trainingsOf(state) };
  },
});

async function write(session: WithCases, draft: ItemDraft, act: ActId | undefined): Promise<void> {
  const log = teamLog(session, mustRoster(session));
  if (!log) throw new MellomError('E_ROSTER_WAIT', 'the team’s stream is not here yet');
  await writeAct(session, log, draft, act);
  session.state.changed('practice');
}
