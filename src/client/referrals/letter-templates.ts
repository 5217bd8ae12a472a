import {
  type LetterLanguage,
  type LetterOutcome,
  letterFault,
  type TeamLetters,
  teamLetters,
} from '../../care/referrals/letter-templates';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import { isLead, teamLog } from '../team/roster-change';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId } from '../values';

/** The team's own answers to referrals: a lead's word, which all of the team then begin with. */
export const letterTemplatesOn = (held: { session: () => WithCases }) => {
  const write = async (p: { outcome: LetterOutcome; language: LetterLanguage; text: string; removed?: true }, act?: ActId) => {
    const session = held.session();
    const roster = mustRoster(session);
    if (!isLead(session, roster)) throw new MellomError('E_REFUSED', 'for leads');
    const log = teamLog(session, roster);
    if (!log) throw new MellomError('E_ROSTER_WAIT', 'the team’s stream is not here yet');
    await writeAct(session, log, { kind: 'letter-template', ...p }, act);
    session.state.changed('letterTemplates');
  };
  return {
    acts: {
      /** @throws E_REFUSED for anybody but leads, E_INPUT where a place in it is nobody's or one that must be there is not */
      saveLetterTemplate: async (
        p: { outcome: LetterOutcome; language: LetterLanguage; text: string },
        act?: ActId,
      ): Promise<void> => {
        if (letterFault(p.outcome, p.text)) throw new MellomError('E_INPUT', 'a letter that cannot be filled in');
        await write(p, act);
      },
      /** Back to Mellom's own. @throws E_REFUSED for anybody but leads */
      removeLetterTemplate: async (
        p: { outcome: LetterOutcome; language: LetterLanguage; text: string },
        act?: ActId,
      ): Promise<void> => write({ ...p, removed: true }, act),
    },
  };
};

export const letterTemplatesViews = (session: WithCases) => ({
  letterTemplates: async (): Promise<TeamLetters> => {
    const roster = teamRoster(session);
    const log = roster && teamLog(session, roster);
    return log ? teamLetters(await session.cases.state(log)) : {};
  },
});
