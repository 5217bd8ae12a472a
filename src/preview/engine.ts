import { emptyCase, fold } from '../care/case/fold';
import type { CaseContext } from '../care/case-view';
import { caseView } from '../care/case-view';
import type { Item } from '../care/items/items';
import { noPlace, type OwnPlace } from '../care/programmes/place';
import type { Engine, EngineState, Language, Topic, Views } from '../client/api';
import { remotely } from '../client/methods';
import { nothingYet } from '../client/state';
import { loadStructures } from '../content/structures';
import { newId } from '../engine/new-id';
import { MellomError } from '../protocol/errors';

/**
 * An engine of one page: what a reader writes while the preview is open stands in memory, is folded by the same functions as in the
 * app, and is gone afterwards. What needs a relay or an account is refused.
 */
export function previewEngine(language: Language, at: { programme: string; part?: string; screen?: string }): Engine {
  const state = emptyCase();
  const own = new Map<string, unknown>();
  let tell: (topics: Topic[]) => void = () => undefined;
  const take = (item: Item, role: 'citizen' | 'staff') =>
    fold(state, [{ seq: null, author: role === 'staff' ? therapist : reader, authorRole: role, item }]);
  const now = () => new Date().toISOString();
  take({ id: newId(), at: now(), kind: 'assign', what: { type: 'programme', programme: at.programme } }, 'staff');
  // The reader has been here before: no check-in stands before the screen that is looked at.
  if (at.part && at.screen) {
    const place: OwnPlace = { ...noPlace, screen: at.screen, opened: [at.screen, ''], at: now() };
    own.set(`place/${at.programme}/${at.part}`, place);
  }
  const context = async (): Promise<CaseContext> => ({
    me: reader,
    members: [
      { account: reader, role: 'citizen' },
      { account: therapist, role: 'staff' },
    ],
    invitation: null,
    refused: {},
    programmes: await loadStructures([at.programme]),
  });
  const views: { [V in keyof Views]?: (args: Views[V]['args']) => Promise<Views[V]['answer']> } = {
    me: async () => ({ ...nobody, former: [] }),
    myCase: async () => 'preview',
    case: async () => caseView(state, now(), await context()),
    thread: async () => ({ lines: [], firstIndex: 0, total: 0, unread: 0, replyBy: null }),
    replacement: async () => ({ replacing: null, replaced: null }),
    packs: async () => [],
  };
  const methods: Partial<Engine> = {
    state: async () => ({ ...open, language }),
    subscribe: async (onState, onChanged) => {
      tell = onChanged;
      onState({ ...open, language });
    },
    touched: async () => undefined,
    markRead: async () => undefined,
    write: async (_case, draft) => {
      const item = { ...draft, id: newId(), at: draft.at ?? now() } as Item;
      take(item, 'citizen');
      tell(['case', 'today', 'thread']);
      return { id: item.id, savedAt: item.at };
    },
    saveOwn: async (key, value) => {
      own.set(key, value);
      tell(['own']);
      return { savedAt: now() };
    },
    readOwn: async (key) => own.get(key),
    readDraft: async (key) => (own.has(key) ? { value: own.get(key), begun: null } : null),
    listOwn: async (prefix) => [...own].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    removeOwn: async (key) => {
      own.delete(key);
      tell(['own']);
    },
    view: async (name, args) => {
      const answer = views[name];
      if (!answer) throw refused();
      return answer(args);
    },
  };
  return remotely<Engine>(methods, () => Promise.reject(refused()));
}

const refused = () => new MellomError('E_REFUSED', 'not in the preview');
const reader = 'r'.repeat(43);
const therapist = 't'.repeat(43);
const nobody = {
  account: reader,
  name: null,
  title: null,
  roles: [],
  about: null,
  people: [],
  rosterVersion: 0,
  deviceSince: '',
  autoLock: 10,
};
const open: EngineState = { ...nothingYet, phase: 'open', role: 'citizen', build: 'preview' };
