import { consentFor, consentsOf } from '../../care/consents/consents';
import { documentsOf } from '../../care/documents/documents';
import type { ItemDraft } from '../../care/items/items';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import type { Log } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import type { WriteRule } from '../sync/writing';
import type { Once } from '../values';

type Asking = Extract<ItemDraft, { kind: 'document' | 'document-sent' }>;

/** A letter goes nowhere, and nobody says that it has gone, without the consent that stands when it is written: else E_CONSENT, and nothing is. */
export const consentRule =
  (session: WithCases): WriteRule =>
  (log, draft, act) =>
    (draft.kind === 'document' && draft.state !== 'dropped') || draft.kind === 'document-sent'
      ? withConsent(session, log, draft, act)
      : null;

async function withConsent(session: WithCases, log: Log, draft: Asking, act: Once | undefined) {
  const state = await session.cases.state(log);
  const partner =
    draft.kind === 'document'
      ? draft.partner
      : documentsOf(state).find(({ letter }) => letter.document === draft.document)?.letter.partner;
  if (partner === undefined || !consentFor(consentsOf(state), partner)) throw new MellomError('E_CONSENT');
  return writeAct(session, log, draft, act);
}
