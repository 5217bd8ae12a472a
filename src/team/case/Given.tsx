import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import button from '../../ui/controls/Button.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';

/** Questionnaires and worksheets that are given now, when the next is due, and a way to take one away again. */
export function Given({ caseRef, view }: { caseRef: CaseRef; view: CaseView }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const content = useContent();
  const say = useSay();
  const given = view.assignments.flatMap((one) => (one.what.type === 'programme' ? [] : [{ ...one, what: one.what }]));
  if (given.length === 0) return null;
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('given.title')}</h3>
      <ul className={lists.given}>
        {given.map(({ id, what, note }) => {
          const words = content.givenWords(what);
          const due = view.citizen ? view.due.find((one) => one.assignment === id) : undefined;
          const takeBack = async () => {
            if (!(await act(({ write }) => write(caseRef, { kind: 'unassign', assignment: id })))) return;
            const again = { kind: 'assign' as const, what, ...(note ? { note } : {}) };
            say(t('work.takenBack', { what: words }), ({ write }) => write(caseRef, again));
          };
          return (
            <li key={id}>
              <span>
                {words}
                {due && (
                  <small>
                    {due.overdueDays > 0 ? t('given.late', { due: f.day(due.due) }) : t('given.due', { due: f.day(due.due) })}
                  </small>
                )}
              </span>
              <button type="button" className={button.text} aria-busy={busy || undefined} onClick={() => void takeBack()}>
                {t('work.takeBack')}
                <span className="ds-sr-only"> {words}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </div>
  );
}
