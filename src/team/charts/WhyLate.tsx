import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import styles from './charts.module.css';

/** Somebody has waited longer than is promised: why, in words, for the team and its report. */
export function WhyLate({ caseRef, referral, now }: { caseRef: CaseRef; referral: string; now: string }) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const nameOf = useNames('');
  const known = useView('chart', { caseRef }).data?.late[referral];
  const words = useWords(`late/${caseRef}`);
  const { busy, failed, act } = useAct(words);
  const [again, setAgain] = useState(false);
  const reason = words.text.trim();
  const save = async () => {
    if (reason && (await act(({ writeLate }) => writeLate(caseRef, { referral, reason })))) setAgain(false);
  };
  return (
    <section className={styles.late} aria-label={t('late.title')}>
      <h3>{t('late.title')}</h3>
      {known && (
        <p dir="auto">
          {known.reason} <small>{t('notes.by', { name: nameOf(known.by), when: f.moment(known.at, now) })}</small>
        </p>
      )}
      {known && !again ? (
        <Button small variant="tertiary" onClick={() => setAgain(true)}>
          {t('late.again')}
        </Button>
      ) : (
        <>
          <TextField
            label={t('late.why')}
            maxLength={500}
            value={words.text}
            onChange={(event) => words.set(event.target.value)}
          />
          <Button small variant="secondary" busy={busy} onClick={() => void save()}>
            {t('late.save')}
          </Button>
        </>
      )}
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
