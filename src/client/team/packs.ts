import { kept } from '../../care/case/items-of';
import type { ItemDraft } from '../../care/items/items';
import { packsOf } from '../../care/questionnaires/instruments/book';
import type { Questionnaire } from '../../care/questionnaires/instruments/questionnaire';
import { rulesOf } from '../../care/questionnaires/instruments/rules';
import { struckOf } from '../../care/questionnaires/struck';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import type { Log } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import { newId, writeItem } from '../sync/write';
import { mustRoster, teamRoster } from '../team-roster';
import type { Methods } from '../values';
import { isLead, teamLog } from './roster-change';

/** Instruments of the team's own, how they reach a case, and answers on their way out of it. */
export type Packs = Pick<Methods, 'importPack' | 'removePack' | 'giveQuestionnaire' | 'bringInstrument' | 'exportFhir'>;

export function packsOn(h: { session: () => WithCases }, logOf: (ref: string) => Log): Packs {
  return {
    importPack: async (text, act) => {
      const { readPack } = await import('../../care/questionnaires/instruments/pack');
      const read = readPack(text);
      if (!read.ok) return { ok: false, faults: read.faults };
      const { live } = h.session();
      await writeAct(live, leadsTeamLog(h.session()), { kind: 'pack', json: read.json }, act);
      live.u.state.changed('packs');
      return { ok: true, instrument: read.questionnaire.id, title: read.questionnaire.title };
    },
    removePack: async (instrument) => {
      const session = h.session();
      const log = leadsTeamLog(session);
      const pack = packsOf(await session.cases.state(log)).get(instrument);
      if (!pack) return;
      await writeItem(session.live, log, { kind: 'pack', json: JSON.stringify(pack.questionnaire), removed: true });
      session.live.u.state.changed('packs');
    },
    giveQuestionnaire: async (ref, { instruments, repeat, firstDue, note }, act) => {
      const session = h.session();
      const log = logOf(ref);
      for (const id of instruments) await bring(session, log, id);
      const draft: ItemDraft = {
        kind: 'assign',
        what: { type: 'questionnaire', instruments: [...instruments], repeat, firstDue },
        ...(note ? { note } : {}),
      };
      await writeAct(session.live, log, draft, act);
    },
    bringInstrument: (ref, instrument) => bring(h.session(), logOf(ref), instrument),
    exportFhir: async (ref, identifier) => {
      const session = h.session();
      const state = await session.cases.state(logOf(ref));
      const answers = kept(state, 'answers').map(({ item }) => item);
      const used = [...new Set(answers.map(({ instrument }) => instrument))];
      const own = packsOf(state);
      // The words of instruments come when they are asked for.
      const { loadQuestionnaire } = await import('../../content/load');
      const questionnaires = await Promise.all(
        used.flatMap((id): (Questionnaire | Promise<Questionnaire>)[] => {
          const pack = own.get(id)?.questionnaire;
          return pack ? [pack] : rulesOf(id) ? [loadQuestionnaire(id)] : [];
        }),
      );
      const { toBundle } = await import('../../care/fhir/bundle');
      const { env } = session.live.u;
      return toBundle({
        questionnaires,
        answers,
        struck: new Set(struckOf(state).keys()),
        // A new name each time: without an identifier two exports of one person cannot be laid side by side by it.
        patient: newId().replaceAll('_', '.'),
        ...(identifier ? { identifier } : {}),
        at: new Date(env.now()).toISOString(),
        base: `${env.origin}/fhir`,
      });
    },
  };
}

/** @throws MellomError E_REFUSED for anybody but leads, E_EPOCH before the team has its stream */
function leadsTeamLog({ live: { u } }: WithCases): Log {
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
    await writeItem(session.live, log, { kind: 'pack', json: JSON.stringify(pack.questionnaire) });
}

async function teamPacks({ live: { u }, cases }: WithCases): Promise<ReturnType<typeof packsOf>> {
  const roster = teamRoster(u);
  const log = roster && teamLog(u, roster);
  return log ? packsOf(await cases.state(log)) : new Map();
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
  const { u } = session.live;
  const roster = teamRoster(u);
  const log = roster && teamLog(u, roster);
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
