import type { ItemDraft, ItemOf } from '../items/items';
import { localDate } from '../time/dates';

type Asked = ItemOf<'referral'>;

/**
 * Somebody asks for help anew, in their own case: who they are and what they need besides is as they said it last, so that nobody has to tell it
 * again; of what is hard it says only what they write now.
 * @param last the referral before it; null: the case was begun by an invitation
 */
export function askingAgain(p: {
  id: string;
  now: string;
  words: string;
  person: { name: string; called: string; phone: string | null };
  last: Asked | null;
  promised: NonNullable<Asked['promised']> | null;
}): Extract<ItemDraft, { kind: 'referral' }> {
  const { last, person } = p;
  const called = person.called || last?.called;
  return {
    kind: 'referral',
    referral: p.id,
    contactAt: localDate(p.now),
    way: 'door',
    source: 'self',
    name: last?.name || person.name || person.called,
    ...(called ? { called } : {}),
    phone: person.phone ?? last?.phone ?? '',
    problems: [],
    words: p.words.trim(),
    wish: '',
    helped: '',
    times: last?.times ?? '',
    reach: last?.reach ?? {},
    ...(last?.birthYear === undefined ? {} : { birthYear: last.birthYear }),
    ...(last?.gender ? { gender: last.gender } : {}),
    ...(last?.place ? { place: last.place } : {}),
    ...(last?.needs ? { needs: last.needs } : {}),
    ...(last?.gp ? { gp: last.gp } : {}),
    ...(p.promised ? { promised: p.promised } : {}),
  };
}
