import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import type { Acts, CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import styles from './referrals.module.css';

/** What was put aside as no referral: it can be taken back, and a custodian can end it for good, all at once. */
export function Aside({ rows, onBack }: { rows: readonly ReferralRow[]; onBack: (refs: readonly CaseRef[]) => void }) {
  const { t } = useTranslation('referrals');
  const { has } = useMe();
  const [ending, setEnding] = useState(false);
  if (rows.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>{t('aside.title', { count: rows.length })}</summary>
      <ul>
        {rows.map(({ caseRef, name }) => (
          <li key={caseRef}>
            <bdi translate="no">{name}</bdi>{' '}
            <Button small variant="tertiary" onClick={() => onBack([caseRef])}>
              {t('aside.back')}
              <span className="ds-sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {has('custodian') ? (
        <Button small variant="secondary" onClick={() => setEnding(true)}>
          {t('aside.end')}
        </Button>
      ) : (
        <p className="small muted">{t('aside.custodians')}</p>
      )}
      {ending && <EndAside rows={rows} onBack={onBack} onClose={() => setEnding(false)} />}
    </details>
  );
}

/** It cannot be undone: the relay deletes them, and a trace says that it happened, by whom and why. */
function EndAside({
  rows,
  onBack,
  onClose,
}: {
  rows: readonly ReferralRow[];
  onBack: (refs: readonly CaseRef[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('referrals');
  const say = useSay();
  const [reason, setReason] = useState(t('aside.reason'));
  const end = () =>
    reason.trim() === ''
      ? null
      : async ({ deleteCase }: Acts) => {
          for (const { caseRef } of rows) await deleteCase(caseRef, reason.trim());
          onBack(rows.map(({ caseRef }) => caseRef));
          say(t('aside.ended', { count: rows.length }));
        };
  return (
    <ActDialog danger heading={t('aside.endTitle', { count: rows.length })} label={t('aside.endDo')} act={end} onClose={onClose}>
      <p>{t('aside.endText')}</p>
      <TextField label={t('aside.why')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
    </ActDialog>
  );
}
