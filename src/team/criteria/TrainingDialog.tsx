import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Training } from '../../care/criteria/practice';
import { wholeIn } from '../../care/criteria/year-draft';
import { trainingSorts } from '../../care/items/choices';
import { isDate } from '../../care/time/dates';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { newId } from '../../engine/new-id';
import button from '../../ui/controls/Button.module.css';
import { Select, TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import styles from './criteria.module.css';

/** Somebody has learned something: who, what, when, how long, by whom. Below, what has been logged, newest first. */
export function TrainingDialog({ trainings, onClose }: { trainings: readonly Training[]; onClose: () => void }) {
  const { t } = useTranslation('criteria');
  const f = useFormat();
  const say = useSay();
  const nameOf = useNames('');
  const { people, account } = useMe();
  const [training] = useState(newId);
  const [person, setPerson] = useState(account);
  const [sort, setSort] = useState<Training['sort']>('supervision');
  const [on, setOn] = useState(localDate(new Date()));
  const [hours, setHours] = useState('');
  const [by, setBy] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failed, act } = useAct();
  const length = wholeIn(hours, 200);
  const fits = isDate(on) && length !== undefined;
  const save = () => {
    setTried(true);
    if (!fits) return null;
    return ({ logTraining }: Acts) =>
      logTraining({ training, person, sort, on, hours: length ?? null, by: by.trim() }).then(() => say(t('training.saved')));
  };
  const remove = (one: Training) =>
    void act(({ logTraining }) => logTraining({ ...one, removed: true }).then(() => say(t('training.removed'))));
  return (
    <ActDialog heading={t('training.title')} label={t('training.save')} act={save} onClose={onClose}>
      <Select label={t('training.who')} value={person} onChange={(event) => setPerson(event.target.value)}>
        {people.map((one) => (
          <option key={one.account} value={one.account}>
            {one.name}
          </option>
        ))}
      </Select>
      <Select
        label={t('training.sort')}
        value={sort}
        onChange={(event) => setSort(trainingSorts.find((one) => one === event.target.value) ?? sort)}
      >
        {trainingSorts.map((one) => (
          <option key={one} value={one}>
            {t(`sort.${one}`)}
          </option>
        ))}
      </Select>
      <div className={form.pair}>
        <TextField type="date" label={t('training.on')} value={on} onChange={(event) => setOn(event.target.value)} />
        <TextField
          inputMode="numeric"
          label={t('training.hours')}
          value={hours}
          error={tried && !fits ? t('training.wrong') : undefined}
          onChange={(event) => setHours(event.target.value)}
        />
      </div>
      <TextField label={t('training.by')} maxLength={120} value={by} onChange={(event) => setBy(event.target.value)} />
      <h3>{t('training.log')}</h3>
      {failed && <ErrorCard code={failed} />}
      {trainings.length === 0 && <p className="muted">{t('training.empty')}</p>}
      <ul className={styles.log}>
        {trainings.toReversed().map((one) => (
          <li key={one.training}>
            <span>
              <b translate="no">
                <bdi>{nameOf(one.person)}</bdi>
              </b>{' '}
              {[t(`sort.${one.sort}`), f.dayAndYear(one.on), one.hours === null ? '' : f.minutes(one.hours * 60), one.by]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <button
              type="button"
              className={button.text}
              disabled={busy}
              aria-label={t('training.removeOf', {
                what: t(`sort.${one.sort}`),
                name: nameOf(one.person),
                on: f.dayAndYear(one.on),
              })}
              onClick={() => remove(one)}
            >
              {t('training.remove')}
            </button>
          </li>
        ))}
      </ul>
    </ActDialog>
  );
}
