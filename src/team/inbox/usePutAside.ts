import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../care/desk/inbox';
import { useSettled } from '../../engine/act';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { useHidden } from './useHidden';

/** Done and snoozed, said aloud, with a way back. */
export function usePutAside() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const { byCase, hide } = useHidden();
  const settled = useSettled();
  const put = async (row: InboxRow, until: string | null) => {
    const back = await hide(row, until);
    // Said when it is so: the row has gone from the list.
    await settled();
    const text = until
      ? t('inbox.snoozedSaid', { name: row.name, day: f.relative(until) })
      : t('inbox.doneSaid', { name: row.name });
    say(text, async () => {
      await back();
      say(t('inbox.undone', { name: row.name }));
    });
  };
  return {
    byCase,
    done: (row: InboxRow) => put(row, null),
    snooze: (row: InboxRow, until: string) => put(row, until),
    refuse: () => say(t('inbox.cannotHide')),
  };
}
