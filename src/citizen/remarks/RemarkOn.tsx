import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../care/items/items';
import { type Remark, remarksOn } from '../../care/remarks/remarks';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useMyCase } from '../kit/useMyCase';
import { RemarkDialog } from './RemarkDialog';
import styles from './remarks.module.css';

type About = ItemOf<'remark'>['about'];

/** What one has put beside something that stands in one's case, and the way to do so. */
export function RemarkOn({ on, about, quote }: { on: string; about: About; quote?: string }) {
  const { t } = useTranslation('me');
  const { caseRef, view } = useMyCase();
  const [writing, setWriting] = useState(false);
  if (!caseRef || !view || view.deleted) return null;
  return (
    <div className={styles.remarks}>
      {remarksOn(view.remarks, on).map((one) => (
        <Said key={one.remark} caseRef={caseRef} remark={one} />
      ))}
      <Button small variant="tertiary" icon="pen" onClick={() => setWriting(true)}>
        {t(`remark.open.${about}`)}
      </Button>
      {writing && <RemarkDialog caseRef={caseRef} on={on} about={about} quote={quote ?? ''} onClose={() => setWriting(false)} />}
    </div>
  );
}

function Said({ caseRef, remark }: { caseRef: string; remark: Remark }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const { remark: id, on, about, text, at, sent } = remark;
  const withdraw = () =>
    void act(({ write }) => write(caseRef, { kind: 'remark', remark: id, on, about, text, withdrawn: true }));
  return (
    <div className={styles.said}>
      <p className="small">
        {t(`remark.said.${about}`, { date: f.day(at) })}
        {!sent && ` ${t('answers.unsent')}`}
      </p>
      <p dir="auto" className={styles.words}>
        {text}
      </p>
      <Button small variant="tertiary" busy={busy} onClick={withdraw}>
        {t('remark.withdraw')}
      </Button>
      {failed && <ErrorCard code={failed} />}
    </div>
  );
}
