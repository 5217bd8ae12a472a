import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/desk/inbox';
import type { Acts } from '../../client/api';
import { errorCode } from '../../engine/engine';
import type { ErrorCode } from '../../protocol/errors';
import fieldStyles from '../../ui/controls/fields.module.css';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { CoverFields, useCoverPlan } from '../members/CoverFields';

/**
 * One colleague for some days in every case of one's own: each case gets its own line, as if it had been arranged there. Where it does not
 * succeed, it says so, and pressing again arranges nothing twice.
 */
export function CoverAll({
  rows,
  days,
  onClose,
}: {
  rows: readonly CaseRow[];
  /** of an absence that is to be covered */
  days?: { from: string; until: string };
  onClose: () => void;
}) {
  const { t } = useTranslation(['team', 'errors']);
  const say = useSay();
  const { note, fields, name, read } = useCoverPlan('cover/all', days);
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState<{ row: CaseRow; code: ErrorCode }[]>([]);
  const arrange = () => {
    const plan = read();
    if (!plan) return null;
    return async ({ cover }: Acts) => {
      const left: { row: CaseRow; code: ErrorCode; failure: unknown }[] = [];
      setFailed([]);
      for (const [at, row] of rows.entries()) {
        setDone(at + 1);
        await cover(row.caseRef, plan).catch((failure) => left.push({ row, code: errorCode(failure), failure }));
      }
      setDone(0);
      setFailed(left);
      if (left[0]) throw left[0].failure;
      say(t('coverAll.arranged', { name, count: rows.length }));
    };
  };
  return (
    <ActDialog heading={t('coverAll.open')} label={t('cover.do')} act={arrange} words={[note]} onClose={onClose}>
      <p>{t('coverAll.text', { count: rows.length })}</p>
      <CoverFields {...fields} noteHelp={t('coverAll.noteHelp')} />
      <div role="status">
        {done > 0 && <p className="muted">{t('coverAll.progress', { done, count: rows.length })}</p>}
        {failed.length > 0 && (
          <>
            <p className={fieldStyles.error}>{t('coverAll.failed')}</p>
            <ul className="rich">
              {failed.map(({ row, code }) => (
                <li key={row.caseRef}>
                  <bdi translate="no">{row.name}</bdi>: {t(`errors:${code}.what`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </ActDialog>
  );
}
