import { kept } from '../../care/case/items-of';
import type { ItemDraft } from '../../care/items/items';
import { packsOf } from '../../care/questionnaires/instruments/book';
import type { PackFault } from '../../care/questionnaires/instruments/pack';
import { rulesOf } from '../../care/questionnaires/instruments/rules';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import type { Log } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import { writeItem } from '../sync/write';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId, CaseRef } from '../values';
import { isLead, teamLog } from './roster-change';

export type PackImport = { ok: true; instrument: string; title: string } | { ok: false; faults: PackFault[] };
/** How often a questionnaire that is given comes back. */
export type QuestionnaireRepeat = 'once' | 'weekly' | 'session' | 'fourth';

/** Instruments of the team's own, and how they reach a case. */
export function packsOn(h: { session: () => WithCases }, logOf: (ref: string) => Log) {
  return {
    acts: {
      /** A lead: an instrument of the team's own from a file; what is wrong with the file comes back with lines, and nothing changes. */
      importPack: async (text: string, act?: ActId): Promise<PackImport> => {
        const { readPack } = await import('../../care/questionnaires/instruments/pack');
        const read = readPack(text);
        if (!read.ok) return { ok: false, faults: read.faults };
        const session = h.session();
        await writeAct(session, leadsTeamLog(h.session()), { kind: 'pack', json: read.json }, act);
        session.state.changed('packs');
        return { ok: true, instrument: read.questionnaire.id, title: read.questionnaire.title };
      },
      removePack: async (instrument: string): Promise<void> => {
        const session = h.session();
        const log = leadsTeamLog(session);
        const pack = packsOf(await session.cases.state(log)).get(instrument);
        if (!pack) return;
        await writeItem(session, log, { kind: 'pack', json: JSON.stringify(pack.questionnaire), removed: true });
        session.state.changed('packs');
      },
      /** Gives a questionnaire; the pack of a team's own instrument goes into the case before it. */
      giveQuestionnaire: async (
        ref: CaseRef,
        {
          instruments,
          repeat,
          firstDue,
          note,
        }: { instruments: string[]; repeat: QuestionnaireRepeat; firstDue: string; note?: string },
        act?: ActId,
      ): Promise<void> => {
        const session = h.session();
        const log = logOf(ref);
        for (const id of instruments) await bring(session, log, id);
        const draft: ItemDraft = {
          kind: 'assign',
          what: { type: 'questionnaire', instruments: [...instruments], repeat, firstDue },
          ...(note ? { note } : {}),
        };
        await writeAct(session, log, draft, act);
      },
      /** The team's own instrument goes into a case, so that answers in it can be scored by everybody. Does nothing for one that ships. */
      bringInstrument: async (ref: CaseRef, instrument: string): Promise<void> => bring(h.session(), logOf(ref), instrument),
    },
  };
}

/** @throws MellomError E_REFUSED for anybody but leads, E_EPOCH before the team has its stream */
function leadsTeamLog(u: Context): Log {
  const roster = mustRoster(u);
  if (!isLead(u, roster)) throw new MellomError('E_REFUSED', 'for leads');
  const log = teamLog(u, roster);
  if (!log) throw new MellomError('E_EPOCH', 'no team stream yet');
  return log;
}

/** The newest goes along; answers keep the version they were given to. @throws MellomError E_INPUT for an instrument that nobody has */
async function bring(session: WithCases, log: Log, instrument: string): Promise<void> {
  if (rulesOf(instrument)) return;
  const there = packsOf(await session.cases.state(log)).get(instrument);
  const pack = (await teamPacks(session)).get(instrument);
  if (!pack && !there) throw new MellomError('E_INPUT', 'no such instrument');
  if (pack && there?.questionnaire.version !== pack.questionnaire.version)
    await writeItem(session, log, { kind: 'pack', json: JSON.stringify(pack.questionnaire) });
}

async function teamPacks(session: WithCases): Promise<ReturnType<typeof packsOf>> {
  const roster = teamRoster(session);
  const log = roster && teamLog(session, roster);
  return log ? packsOf(await session.cases.state(log)) : new Map();
}

/** An instrument of the team's own. `json` is the FHIR Questionnaire. */
export interface TeamPack {
  instrument: string;
  version: string;
  title: string;
  licence: string;
  at: string;
  by: string;
  json: string;
}
export const packsViews = (session: WithCases) => ({ packs: () => packsView(session) });

async function packsView(session: WithCases): Promise<TeamPack[]> {
  const roster = teamRoster(session);
  const log = roster && teamLog(session, roster);
  if (!log) return [];
  const state = await session.cases.state(log);
  const items = kept(state, 'pack');
  return [...packsOf(state)].map(([instrument, { questionnaire: q }]) => {
    const item = items.findLast(({ item }) => item.json.includes(`"${instrument}"`));
    return {
      instrument,
      version: q.version,
      title: q.title,
      licence: q.copyright,
      at: item?.item.at ?? '',
      by: item?.author ?? '',
      json: JSON.stringify(q),
    };
  });
}
