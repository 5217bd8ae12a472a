import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef, Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';
import styles from './members.module.css';

type Custody = Views['custody']['answer'][number];

/** Before a custodian sees anything of a case that is not their own: the reason, which everybody in the case can read. */
export function TakeCase({ one, onTaken }: { one: Custody & { caseRef: CaseRef }; onTaken: () => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { join } = useContent();
  const nameOf = useNames(t('someone'), t('team.me'));
  const reason = useWords(`custody/${one.caseRef}`);
  const { busy, failed, act } = useAct(reason);
  const [tried, setTried] = useState(false);
  const take = async () => {
    setTried(true);
    const text = reason.text.trim();
    if (text !== '' && (await act(({ takeCase }) => takeCase(one.caseRef, text)))) onTaken();
  };
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('take.title')}</h1>
      </header>
      <form
        className={`card ${room.block} ${styles.take}`}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p>
          {t('take.whose', { names: join(one.staff.map(nameOf)) })}{' '}
          {one.startedAt && t('take.since', { date: f.day(one.startedAt) })}{' '}
          <span className="muted">{t('custody.words', { words: one.words.join(' · ') })}</span>
        </p>
        <p className="muted">{t('take.text')}</p>
        <TextArea
          label={t('take.reason')}
          description={t('take.reasonHelp')}
          rows={3}
          maxLength={500}
          error={tried && reason.text.trim() === '' ? t('take.reasonNeeded') : undefined}
          value={reason.text}
          onChange={(event) => reason.set(event.target.value)}
        />
        <Hint icon="eye">{t('take.seen')}</Hint>
        {failed && <ErrorCard code={failed} />}
        <Button type="submit" busy={busy}>
          {t('take.do')}
        </Button>
      </form>
    </main>
  );
}
