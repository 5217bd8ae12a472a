import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../../care/case/excerpt';
import type { CaseRef, ScheduledMessage } from '../../client/api';
import { useAct } from '../../engine/act';
import { useEngine, useView } from '../../engine/engine';
import button from '../../ui/controls/Button.module.css';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { ScheduleDialog } from './ScheduleDialog';
import styles from './scheduled.module.css';

/** What waits for its time in a case, above the field: it can be changed, sent now, called off. And what went later than it should. */
export function Scheduled({
  caseRef,
  now,
  wroteAt,
  called,
  onEdit,
}: {
  caseRef: CaseRef;
  now: string;
  /** when the citizen wrote last, ISO */
  wroteAt: string | null;
  called: string;
  /** its words come back into the field */
  onEdit: (text: string) => void;
}) {
  const { t } = useTranslation('scheduled');
  const f = useFormat();
  const engine = useEngine();
  const known = useView('scheduled', { caseRef }).data;
  if (!known || (known.waiting.length === 0 && known.late.length === 0)) return null;
  return (
    <section aria-label={t('list')} className={styles.list}>
      {known.late.map(({ id, at, went }) => (
        <p key={id} className={styles.late} role="status">
          <span>{t('late', { at: f.moment(at, now), went: f.since(went, at) })}</span>
          <button type="button" className={button.text} onClick={() => void engine.dismissLate(caseRef, id)}>
            {t('lateSeen')}
          </button>
        </p>
      ))}
      <ul>
        {known.waiting.map((one) => (
          <Waiting key={one.id} caseRef={caseRef} message={one} now={now} wroteAt={wroteAt} called={called} onEdit={onEdit} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({
  caseRef,
  message: { id, text, at, refused, since },
  now,
  wroteAt,
  called,
  onEdit,
}: {
  caseRef: CaseRef;
  message: ScheduledMessage;
  now: string;
  wroteAt: string | null;
  called: string;
  onEdit: (text: string) => void;
}) {
  const { t } = useTranslation('scheduled');
  const f = useFormat();
  const say = useSay();
  const { busy, failed, act } = useAct();
  const [changing, setChanging] = useState(false);
  const isDue = Date.parse(at) <= Date.parse(now);
  const which = (word: string) => t('which', { act: word, text: excerpt(text, 40) });
  const again = { text, at };
  const off = () =>
    void act(({ callOff }) =>
      callOff(caseRef, id).then(() => say(t('offDone'), isDue ? undefined : ({ schedule }) => schedule(caseRef, again))),
    );
  const edit = () => {
    onEdit(text);
    void act(({ callOff }) => callOff(caseRef, id));
  };
  const ways = [
    ...(refused
      ? []
      : ([
          [t('change'), () => setChanging(true)],
          [t('now'), () => void act(({ sendNow }) => sendNow(caseRef, id))],
        ] as const)),
    [t('edit'), edit],
    [t('off'), off],
  ] as const;
  return (
    <li>
      <p dir="auto" className={styles.text}>
        {text}
      </p>
      <p className={styles.when}>
        <Icon name="clock" small />
        {refused ? t('refused') : isDue ? t('waitsForNet') : t('goes', { when: f.moment(at, now) })}
      </p>
      {!refused && wroteAt !== null && Date.parse(wroteAt) > Date.parse(since) && (
        <p className={styles.since}>{t('meanwhile', { name: called })}</p>
      )}
      <p className={styles.acts}>
        {ways.map(([word, press]) => (
          <button key={word} type="button" className={button.text} disabled={busy} aria-label={which(word)} onClick={press}>
            {word}
          </button>
        ))}
      </p>
      {failed && <ErrorCard code={failed} />}
      {changing && (
        <ScheduleDialog
          heading={t('changeTitle')}
          label={t('changeDo')}
          now={now}
          act={(next) => (acts) => acts.reschedule(caseRef, id, next)}
          onClose={() => setChanging(false)}
        />
      )}
    </li>
  );
}
