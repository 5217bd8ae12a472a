import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Criterion, criteriaOf } from '../../care/criteria/criteria';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { TeamTabs } from '../kit/TeamTabs';
import { useFigures, useTable } from '../kit/useFigures';
import { useMe } from '../kit/useMe';
import { CriterionPeek } from './CriterionPeek';
import styles from './criteria.module.css';
import { FormsDialog } from './FormsDialog';
import { signs } from './signs';
import { TrainingDialog } from './TrainingDialog';
import { useEvidence } from './useEvidence';
import { YearDialog } from './YearDialog';

/** What each criterion of the service asks, beside what shows it: what follows from confirmed records, and what somebody has entered. */
export function CriteriaRoom() {
  const { t } = useTranslation('criteria');
  const thisYear = Number(useNow().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [chosenName, setChosen] = useState<Criterion['name'] | null>(null);
  const [dialog, setDialog] = useState<'year' | 'training' | 'forms' | null>(null);
  const keysOn = useKeysOn();
  const evidence = useEvidence();
  const { people, about } = useMe();
  const columns = useView('columns', null);
  const practice = useView('practice', { year });
  const question = useMemo(() => ({ from: `${year}-01-01`, to: `${year}-12-31`, only: {} }), [year]);
  const figures = useFigures(useTable(columns.data), question);
  const grounds = useMemo(() => {
    if (figures?.question.from !== question.from || !practice.data || !about) return null;
    const therapists = people.filter(({ roles }) => roles.includes('therapist')).map(({ account }) => account);
    const doorIsOpen = about.door !== undefined && about.door.closed === undefined;
    return { figures, doorIsOpen, therapists, year, ...practice.data };
  }, [figures, question, practice.data, about, people, year]);
  const criteria = useMemo(() => grounds && criteriaOf(grounds), [grounds]);
  const failed = columns.error ?? practice.error;
  const at = Math.max(0, criteria?.findIndex(({ name }) => name === chosenName) ?? 0);
  const chosen = criteria?.[at];
  const move = (to: number) => {
    const next = criteria?.[Math.min(criteria.length - 1, Math.max(0, to))];
    if (!next) return;
    setChosen(next.name);
    document.querySelector<HTMLElement>(`[data-criterion="${next.name}"]`)?.focus();
  };
  useKeys({ j: () => move(at + 1), k: () => move(at - 1) }, keysOn);
  const met = criteria?.filter(({ state }) => state === 'met').length ?? 0;
  return (
    <main id="innhold" className={peek.beside} tabIndex={-1}>
      <div className={`${room.column} ${room.list}`}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <TeamTabs />
        </header>
        <div className={styles.bar}>
          <Select label={t('year')} value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {[0, 1, 2, 3, 4].map((back) => (
              <option key={back} value={thisYear - back}>
                {thisYear - back}
              </option>
            ))}
          </Select>
          <Button small variant="secondary" icon="pen" onClick={() => setDialog('year')}>
            {t('enterYear')}
          </Button>
          <Button small variant="secondary" icon="plus" onClick={() => setDialog('training')}>
            {t('enterTraining')}
          </Button>
          <Button small variant="secondary" icon="form" onClick={() => setDialog('forms')}>
            {t('forms.button')}
          </Button>
        </div>
        {failed ? (
          <ErrorCard code={errorCode(failed)} retry={() => void Promise.all([columns.refetch(), practice.refetch()])} />
        ) : !criteria ? (
          <Loading lines={6} />
        ) : (
          <>
            <p className={styles.lead}>{met === 0 ? t('lead.none', { year }) : t('lead', { count: met, of: criteria.length })}</p>
            <p className="muted">{t('lead.text')}</p>
            <ul aria-label={t('list')}>
              {criteria.map((one) => (
                <li key={one.name}>
                  <button
                    type="button"
                    className={`${peek.choice} ${styles.row}`}
                    data-criterion={one.name}
                    aria-pressed={one === chosen}
                    tabIndex={one === chosen ? 0 : -1}
                    onClick={() => setChosen(one.name)}
                  >
                    <span className={`${styles.sign} ${styles[one.state]}`}>
                      <Icon name={signs[one.state]} />
                    </span>
                    <span>
                      <b>{t(`name.${one.name}`)}</b>
                      <small>
                        <span className="ds-sr-only">{t(`state.${one.state}`)}. </span>
                        {evidence(one.says)}
                      </small>
                    </span>
                    <span className={styles.from}>{t(`from.${one.from ?? 'missing'}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {keysOn && criteria && (
          <p className={styles.keys}>
            <kbd>J</kbd>
            <kbd>K</kbd> {t('keys.move')}
          </p>
        )}
      </div>
      {chosen && <CriterionPeek criterion={chosen} onEnter={setDialog} />}
      {dialog === 'year' && practice.data && (
        <YearDialog year={year} known={practice.data.entered} onClose={() => setDialog(null)} />
      )}
      {dialog === 'forms' && grounds && <FormsDialog grounds={grounds} onClose={() => setDialog(null)} />}
      {dialog === 'training' && <TrainingDialog trainings={practice.data?.trainings ?? []} onClose={() => setDialog(null)} />}
    </main>
  );
}
