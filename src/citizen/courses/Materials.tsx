import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CourseMeeting, endOf } from '../../care/courses/course';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useTitles } from '../kit/useTitles';
import styles from './courses.module.css';
import { isThere } from './useMeeting';

/** What is read for a meeting, and what is done after it. What comes later says when, and leads nowhere yet. */
export function Materials({ meeting, now }: { meeting: CourseMeeting; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const titles = useTitles();
  const end = new Date(endOf(meeting)).toISOString();
  if (meeting.sheets.length + meeting.homework.length === 0) return null;
  return (
    <>
      {meeting.sheets.length > 0 && (
        <section aria-labelledby="sheets">
          <h2 id="sheets" className={styles.over}>
            {t('meeting.sheets')}
          </h2>
          <ul className={`card ${styles.facts}`}>
            {meeting.sheets.map((sheet, i) => (
              <li key={sheet.title}>
                {isThere(meeting, sheet, now) ? (
                  <Link to="/samling/$meeting/$sheet" params={{ meeting: meeting.meeting, sheet: String(i) }}>
                    <Icon name="form" />
                    <span>
                      <b>{sheet.title}</b>
                      <small>{t('sheet.here')}</small>
                    </span>
                    <Icon name="forward" />
                  </Link>
                ) : (
                  <>
                    <Icon name="clock" />
                    <span>
                      <b>{sheet.title}</b>
                      <small>{t('sheet.comes', { when: f.moment(end, now) })}</small>
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {meeting.homework.length > 0 && (
        <section aria-labelledby="homework">
          <h2 id="homework" className={styles.over}>
            {t('meeting.homework')}
          </h2>
          <ul className={`card ${styles.facts}`}>
            {meeting.homework.map(({ text, worksheet }) => (
              <li key={text}>
                {worksheet && endOf(meeting) <= Date.parse(now) ? (
                  <Link to="/dagbok/$worksheet" params={{ worksheet }}>
                    <Icon name="pen" />
                    <span>
                      <b>{text}</b>
                      <small>{titles?.worksheets.find(([id]) => id === worksheet)?.[1]}</small>
                    </span>
                    <Icon name="forward" />
                  </Link>
                ) : (
                  <>
                    <Icon name="pen" />
                    <span>
                      <b>{text}</b>
                      <small>{t('homework.after')}</small>
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
