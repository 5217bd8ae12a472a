import { useTranslation } from 'react-i18next';
import { videoLink } from '../../care/appointments/appointments';
import type { CalendarEntry } from '../../care/calendar/calendar';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import styles from './calendar.module.css';
import { preparationIcons, usePreparationWords } from './usePreparationWords';

/** Beside the day: what is to be done before this session, what they agreed on last time, and where to go on. */
export function EntryPeek({
  entry,
  hosts,
  keysOn,
  onOpen,
  onEnter,
  onMove,
  onCallOff,
}: {
  entry: CalendarEntry;
  hosts: readonly string[] | undefined;
  keysOn: boolean;
  onOpen: () => void;
  onEnter: () => void;
  onMove: () => void;
  onCallOff: () => void;
}) {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const words = usePreparationWords();
  const { name, start, minutes, mode, number, todo, agreed, state } = entry;
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
  const link = videoLink(entry.link, hosts);
  const key = (letter: string) => keysOn && <kbd>{letter}</kbd>;
  return (
    <aside className={peek.peek} aria-labelledby="entry-name">
      <h2 id="entry-name" translate="no">
        <bdi>{name}</bdi>
      </h2>
      <p className="muted">
        {f.date(start)} {t('session.from', { from: f.time(start), to: f.time(end) })} · {t(`way.${mode}`)} ·{' '}
        {t('number', { number })}
      </p>
      {state === 'ahead' && (
        <>
          <h3>{t('before')}</h3>
          {todo.length === 0 ? (
            <p>{t('before.nothing')}</p>
          ) : (
            <ul className={styles.todo}>
              {todo.map((one) => (
                <li key={one.what} data-grave={one.what === 'risk' || one.what === 'worse' || undefined}>
                  <Icon name={preparationIcons[one.what]} />
                  <span>{words(one)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {agreed && (
        <>
          <h3>{t('agreed')}</h3>
          <blockquote dir="auto">
            {agreed.text}
            <footer>{t('agreed.when', { date: f.day(agreed.at) })}</footer>
          </blockquote>
        </>
      )}
      <div className={room.wideActs}>
        {link && state === 'ahead' && (
          <a className="ds-button" data-variant="primary" data-size="sm" href={link} target="_blank" rel="noopener noreferrer">
            <Icon name="video" />
            {t('video.open')}
          </a>
        )}
        {state === 'unentered' && (
          <Button small icon="check" onClick={onEnter}>
            {t('session.open')}
            {key('T')}
          </Button>
        )}
        <Button small variant={link || state === 'unentered' ? 'secondary' : 'primary'} onClick={onOpen}>
          {t('case.open')}
          {key('↵')}
        </Button>
        {state !== 'unentered' && state !== 'cancelled' && (
          <Button small variant="secondary" onClick={onEnter}>
            {t(state === 'entered' ? 'session.correct' : 'session.open')}
            {key('T')}
          </Button>
        )}
        {state === 'ahead' && (
          <>
            <Button small variant="tertiary" onClick={onMove}>
              {t('move.open')}
              {key('F')}
            </Button>
            <Button small variant="tertiary" onClick={onCallOff}>
              {t('callOff')}
            </Button>
          </>
        )}
      </div>
      {link && state === 'ahead' && <p className="muted small">{t('video.note', { host: new URL(link).hostname })}</p>}
      <p className={`${styles.rule} muted`}>
        <Icon name="info" />
        <span>{t('rule')}</span>
      </p>
    </aside>
  );
}
