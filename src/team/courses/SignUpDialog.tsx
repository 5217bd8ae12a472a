import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef, ShownCourse } from '../../client/api';
import { useView } from '../../engine/engine';
import { Choice, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** Somebody out of one's own cases onto a course; when it is full, onto its waiting list, which is said before and afterwards. */
export function SignUpDialog({ course, now, onClose }: { course: ShownCourse; now: string; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const say = useSay();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<CaseRef | null>(null);
  const [tried, setTried] = useState(false);
  const cases = useView('cases', { now }).data ?? [];
  const on = course.participants.filter(({ state }) => state !== 'left').map(({ caseRef }) => caseRef);
  const rows = cases.filter(
    ({ caseRef, name, ended, unreadable }) =>
      !ended && !unreadable && !on.includes(caseRef) && name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  );
  const full = course.row.taken >= course.places;
  const row = rows.find(({ caseRef }) => caseRef === chosen);
  const act = () => {
    setTried(true);
    if (!row) return null;
    return async ({ signUp }: Acts) => {
      const state = await signUp(course.courseRef, row.caseRef);
      say(t(`signUp.${state}`, { name: row.name, title: course.title }));
    };
  };
  return (
    <ActDialog
      heading={t('signUp.title', { title: course.title })}
      label={t(full ? 'signUp.wait' : 'signUp.do')}
      act={act}
      onClose={onClose}
    >
      {full ? <Hint icon="clock">{t('signUp.full', { places: course.places })}</Hint> : <p>{t('signUp.help')}</p>}
      <TextField type="search" label={t('signUp.search')} value={sought} onChange={(event) => setSought(event.target.value)} />
      <Choice
        legend={t('signUp.who')}
        options={rows.slice(0, 30).map(({ caseRef, name }) => ({ value: caseRef, label: <bdi translate="no">{name}</bdi> }))}
        chosen={row ? [row.caseRef] : []}
        onChoose={([next]) => setChosen(next ?? null)}
      />
      {rows.length === 0 && <p className="muted">{t('signUp.none')}</p>}
      <div role="status">{tried && !row && <p className={fields.error}>{t('signUp.choose')}</p>}</div>
    </ActDialog>
  );
}
