import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import styles from './charts.module.css';

/** Notes of those who take somebody in, for one another: the citizen never gets them. */
export function TriageNotes({ caseRef, name, now }: { caseRef: CaseRef; name: string; now: string }) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const nameOf = useNames(name);
  const { data } = useView('chart', { caseRef });
  const words = useWords(`triage/${caseRef}`);
  const { busy, failed, act } = useAct(words);
  const text = words.text.trim();
  return (
    <section className={styles.notes} aria-label={t('notes.title')}>
      <h3>{t('notes.title')}</h3>
      <p className="small muted">{t('notes.who', { name })}</p>
      <ul>
        {data?.notes.map(({ note, text: said, by, at }) => (
          <li key={note}>
            <p dir="auto">{said}</p>
            <small>{t('notes.by', { name: nameOf(by), when: f.moment(at, now) })}</small>
          </li>
        ))}
      </ul>
      <TextArea
        label={t('notes.new')}
        rows={3}
        maxLength={8_000}
        value={words.text}
        onChange={(event) => words.set(event.target.value)}
      />
      <Saved of={words} quiet />
      <Button
        small
        variant="secondary"
        busy={busy}
        onClick={() => {
          if (text) void act(({ writeNote }) => writeNote(caseRef, { topic: 'triage', text }));
        }}
      >
        {t('notes.save')}
      </Button>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
