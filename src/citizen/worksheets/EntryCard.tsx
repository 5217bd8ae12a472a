import { useTranslation } from 'react-i18next';
import { addDays } from '../../care/time/dates';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { EntryCharts } from '../../ui/worksheets/EntryCharts';
import { EntryValues } from '../../ui/worksheets/EntryValues';
import { useReading } from '../../ui/worksheets/useReading';
import { useTherapist } from '../kit/therapist';
import styles from './EntryCard.module.css';
import { canGoOn, headline } from './headline';
import type { Sheet } from './useEntries';

/** So long what is left to say of an entry is asked for openly; after that it can be found. */
const recentDays = 14;

export interface EntryDoings {
  edit: (sheet: Sheet) => void;
  goOn: (sheet: Sheet) => void;
  copy: ((sheet: Sheet) => void) | null;
  remove: (sheet: Sheet) => void;
  share: (sheet: Sheet) => void;
  takeBack: (sheet: Sheet) => void;
}

/** One entry: what it is about, who sees it, what the therapist has written to it; opened, all of it and what can be done with it. */
export function EntryCard({
  structure,
  sheet,
  nameOf,
  doings,
  today,
}: {
  structure: WorksheetStructure;
  sheet: Sheet;
  nameOf: (account: string) => string;
  doings: EntryDoings;
  today: string;
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const reading = useReading();
  const { firstName } = useTherapist();
  const daily = structure.repeat === 'one-a-day';
  const when = daily ? t('sheet.nightTo', { day: f.date(sheet.date) }) : f.relative(sheet.date);
  const about = daily ? '' : headline(structure, sheet.values, reading);
  const goesOn = canGoOn(structure, sheet.values);
  const recent = goesOn && sheet.date > addDays(today, -recentDays);
  return (
    <li className={`card ${styles.card}`}>
      <details>
        <summary>
          <span className={styles.line}>
            <b>{about || when}</b>
            <small>
              {about && `${when} · `}
              <Icon name={sheet.shared ? (sheet.sent ? 'check' : 'clock') : 'lock'} small />{' '}
              {sheet.shared ? t(sheet.sent ? 'sheet.shared' : 'sheet.sharing') : t('sheet.share.off')}
            </small>
          </span>
          <Icon name="down" />
        </summary>
        <div className={styles.body}>
          <EntryValues structure={structure} values={sheet.values} />
          <EntryCharts structure={structure} entry={sheet} today={today} />
          <div className={styles.acts}>
            <Button variant="secondary" small icon="pen" onClick={() => doings.edit(sheet)}>
              {t('sheet.edit')}
            </Button>
            {goesOn && !recent && (
              <Button variant="tertiary" small onClick={() => doings.goOn(sheet)}>
                {t('sheet.goOn')}
              </Button>
            )}
            {doings.copy && (
              <Button variant="tertiary" small icon="copy" onClick={() => doings.copy?.(sheet)}>
                {t('sheet.copy')}
              </Button>
            )}
            {sheet.shared ? (
              <Button variant="tertiary" small icon="lock" onClick={() => doings.takeBack(sheet)}>
                {t('sheet.takeBack')}
              </Button>
            ) : (
              <Button variant="tertiary" small icon="people" onClick={() => doings.share(sheet)}>
                {t('sheet.share', { name: firstName })}
              </Button>
            )}
            <Button variant="tertiary" small icon="close" onClick={() => doings.remove(sheet)}>
              {t('sheet.remove')}
            </Button>
          </div>
        </div>
      </details>
      {recent && (
        <Button variant="secondary" small wide onClick={() => doings.goOn(sheet)}>
          {t('sheet.goOn')}
          <span className="ds-sr-only"> {about || when}</span>
        </Button>
      )}
      {sheet.comments.map((comment) => (
        <p className={styles.comment} key={comment.id}>
          {comment.praise && <Icon name="heart" small />} <b>{t('sheet.comment', { name: nameOf(comment.by) })}</b> {comment.text}{' '}
          <small>{f.moment(comment.at)}</small>
        </p>
      ))}
    </li>
  );
}
