import { useTranslation } from 'react-i18next';
import { areCorrections, type Corrections, corrected, correctionsIn } from '../../care/registry/corrections';
import type { RecordField } from '../../care/registry/episode-record';
import type { Acts, CaseRecord, CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { Completeness } from './Completeness';
import { FieldRow } from './FieldRow';
import styles from './registry.module.css';

const groups: [name: 'who' | 'way' | 'help' | 'outcome', fields: readonly RecordField[]][] = [
  ['who', ['birthYear', 'gender', 'kommune', 'bydel', 'interpreter']],
  ['way', ['contactAt', 'source', 'problems', 'primary', 'answeredOn', 'assessedOn', 'outcome', 'exclusion']],
  ['help', ['help', 'startedOn', 'secondOn', 'contacts', 'otherMinutes', 'programmes']],
  ['outcome', ['measures', 'workStart', 'workEnd', 'experience', 'partners', 'alerts', 'endedOn', 'endReason']],
];
const nothingYet: Corrections = {};

/** The record of a course of treatment, filled in by the case: looked through, put right where it has to be, confirmed by one press. */
export function RecordDialog({
  caseRef,
  called,
  one,
  onClose,
}: {
  caseRef: CaseRef;
  called: string;
  one: CaseRecord;
  onClose: () => void;
}) {
  const { t } = useTranslation('registry');
  const say = useSay();
  const hasDistricts = useMe().about?.places?.some(({ bydel }) => bydel) ?? false;
  const { episode, record: built, sources, confirmed, differs } = one;
  const before = confirmed ? correctionsIn(confirmed.record, confirmed.corrected) : nothingYet;
  const draft = useDraft<Corrections>(`record/${caseRef}/${episode}`, before, areCorrections);
  const corrections = draft.value ?? before;
  const now = corrected(built, corrections);
  // Most teams serve no districts.
  const isShown = (field: RecordField) => field !== 'bydel' || hasDistricts || now.record.bydel !== null;
  const confirm =
    () =>
    ({ confirmRecord }: Acts) =>
      confirmRecord({ episode, codebook: 'rph-mds-1.0', ...now }).then(() => say(t('done')));
  const takeOut = ({ confirmRecord }: Acts) =>
    confirmRecord({ episode, codebook: 'rph-mds-1.0', ...now, withdrawn: true }).then(() => say(t('takenOut')));
  return (
    <ActDialog
      heading={t('title', { name: called })}
      label={t(confirmed ? 'confirmAnew' : 'confirm')}
      act={confirm}
      words={[draft]}
      wide
      className={styles.record}
      onClose={onClose}
      other={confirmed && <TakeOut act={takeOut} onDone={onClose} />}
    >
      <p>{t('help')}</p>
      <Completeness record={now.record} most={5} />
      {groups.map(([name, fields]) => (
        <section key={name} className={styles.group} aria-labelledby={`record-${name}`}>
          <h3 id={`record-${name}`}>{t(`group.${name}`)}</h3>
          <dl className={styles.fields}>
            {fields.filter(isShown).map((field) => (
              <FieldRow
                key={field}
                field={field}
                record={now.record}
                source={sources[field]}
                isCorrected={now.corrected.some((other) => other === field)}
                hasChanged={differs.includes(field)}
                onCorrect={(correction) => draft.set({ ...corrections, ...correction })}
                onUndo={() => draft.set(without(corrections, field))}
              />
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.source}>{t('whoReads')}</p>
    </ActDialog>
  );
}

/** It can be confirmed anew, so nothing is asked first. */
function TakeOut({ act, onDone }: { act: (acts: Acts) => Promise<unknown>; onDone: () => void }) {
  const { t } = useTranslation('registry');
  const { busy, failed, act: run } = useAct();
  return (
    <>
      <Button variant="tertiary" busy={busy} onClick={() => void run(act).then((done) => done && onDone())}>
        {t('takeOut')}
      </Button>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}

const without = (corrections: Corrections, field: RecordField): Corrections =>
  Object.fromEntries(Object.entries(corrections).filter(([other]) => other !== field));
