import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DaySpent, proposed } from '../../care/time-spent/time-spent';
import type { CaseRef } from '../../client/api';
import { useEngine } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import { useOffer, useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { forgetCounted } from './counted';
import { useCounting, useCountingOn } from './useCounting';

/** Under so many minutes nothing is said on the way out; they are kept, and proposed in the case and among all cases. */
const worthSaying = 5;

/** Counts quietly while the case is shown, and proposes the minutes when one leaves it. Draws nothing. */
export function OfferTime({ caseRef, name, days }: { caseRef: CaseRef; name: string; days: readonly DaySpent[] }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const offer = useOffer();
  const say = useSay();
  const { account } = useMe();
  const written = useRef(days);
  written.current = days;
  useCounting(caseRef, useCountingOn(), (seconds) => {
    const day = localDate(new Date());
    const [proposal] = proposed([{ day, seconds }], written.current, account);
    if (!proposal || proposal.more < worthSaying) return;
    offer(t('spent.leave', { time: f.minutes(proposal.more), name }), t('spent.write'), async ({ write }) => {
      await write(caseRef, { kind: 'time-spent', day, minutes: proposal.total, on: 'reading' });
      await forgetCounted(engine, caseRef, day);
      say(t('spent.written'));
    });
  });
  return null;
}
