import { absencesOf } from '../../care/absences/absences';
import { hoursOf } from '../../care/calendar/own-days';
import { emptyCase } from '../../care/case/fold';
import type { ItemDraft, ItemOf } from '../../care/items/items';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId } from '../values';
import { tellAbsences } from './absences-told';
import { teamLog } from './roster-change';

/** When somebody has appointments, by the day of the week (1 Monday … 7 Sunday), HH:mm. */
export type WorkingHours = ItemOf<'hours'>['times'];

/** When a member of staff works and when they are away: their own word, in the team's stream, without a reason. */
export const ownDaysOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** @throws E_INPUT where one ends before it begins */
    setHours: async (times: WorkingHours, act?: ActId): Promise<void> => {
      if (times.some(({ from, until }) => until <= from)) throw new MellomError('E_INPUT', 'hours end before they begin');
      await tell(held.session(), { kind: 'hours', times }, act);
    },
    /** `removed`: it is taken back. @throws E_INPUT where it ends before it begins */
    setAbsence: async (p: { absence: string; from: string; until: string; removed?: true }, act?: ActId): Promise<void> => {
      if (p.until < p.from) throw new MellomError('E_INPUT', 'an absence ends before it begins');
      const session = held.session();
      await tell(session, { kind: 'absence', ...p }, act);
      await tellAbsences(session);
    },
  },
});

export const ownDaysViews = (session: WithCases) => ({
  ownDays: async () => {
    const roster = teamRoster(session);
    const log = roster && teamLog(session, roster);
    const state = log ? await session.cases.state(log).catch(emptyCase) : emptyCase();
    return { hours: hoursOf(state, session.me), absences: absencesOf(state, session.me) };
  },
});

async function tell(session: WithCases, draft: ItemDraft, act: ActId | undefined): Promise<void> {
  const log = teamLog(session, mustRoster(session));
  if (!log) throw new MellomError('E_ROSTER_WAIT', 'the team’s stream is not here yet');
  await writeAct(session, log, draft, act);
  session.state.changed('ownDays', 'calendar');
}
