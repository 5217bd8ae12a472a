import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery, ThreadLine } from '../../care/thread/thread';

/** Says to those who hear the page how far the last own message has come, when that changes. */
export function SentAloud({ lines }: { lines: readonly ThreadLine[] }) {
  const { t } = useTranslation('team');
  const mine = lines.findLast((line) => line.type === 'message' && line.mine);
  const now = mine?.type === 'message' ? { id: mine.id, delivery: mine.delivery } : null;
  const before = useRef<{ id: string; delivery: Delivery } | null>(null);
  const [text, setText] = useState('');
  const id = now?.id;
  const delivery = now?.delivery;
  useEffect(() => {
    if (!id || !delivery) return;
    const known = before.current;
    before.current = { id, delivery };
    // What was there when the case was opened is not news.
    if (known && (known.id !== id || known.delivery !== delivery)) setText(t(`talk.state.${delivery}`));
  }, [id, delivery, t]);
  return (
    <p className="ds-sr-only" role="status">
      {text}
    </p>
  );
}
