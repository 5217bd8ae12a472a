import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Episode } from '../../care/episodes/episodes';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { CareModeDialog } from './CareModeDialog';
import styles from './episodes.module.css';

/** The course of treatment as a line, from contact to end, with the help at each time; what was before it beneath. */
export function EpisodeCard(about: OfCase & { now: string }) {
  const { view } = about;
  const { t } = useTranslation('team');
  const [changing, setChanging] = useState(false);
  const current = view.episodes.at(-1);
  if (!current) return null;
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('episode.title')}</h3>
      <EpisodeLine episode={current} />
      {!current.ended && (
        <div className={room.acts}>
          <Button small variant="tertiary" onClick={() => setChanging(true)}>
            {t('episode.change')}
          </Button>
        </div>
      )}
      {view.episodes.length > 1 && (
        <details>
          <summary>{t('episode.before', { count: view.episodes.length - 1 })}</summary>
          {view.episodes.slice(0, -1).map((one) => (
            <EpisodeLine key={one.contactAt + (one.referral ?? '')} episode={one} />
          ))}
        </details>
      )}
      {changing && <CareModeDialog {...about} onClose={() => setChanging(false)} />}
    </div>
  );
}

function EpisodeLine({ episode }: { episode: Episode }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const { contactAt, answeredOn, assessedOn, startedOn, modes, ended } = episode;
  const steps: [key: string, words: string, day: string | null][] = [
    ['contact', t('episode.contact'), contactAt],
    ['answered', t('episode.answered'), answeredOn],
    ['assessed', t('episode.assessed'), assessedOn],
    ...modes.map(({ help, from }, i): [string, string, string] => [
      `mode${i}`,
      content.join(help.map((one) => t(`episode.help.${one}`))),
      from,
    ]),
    ['started', t('episode.started'), startedOn],
    ['ended', ended ? t(`episode.end.${ended.reason}`) : '', ended?.on ?? null],
  ];
  const happened = steps.flatMap(([key, words, day]) => (day ? [{ key, words, day }] : []));
  return (
    <ol className={styles.line}>
      {happened
        .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
        .map(({ key, words, day }) => (
          <li key={key}>
            <b>{words}</b> <time dateTime={day}>{f.day(day)}</time>
          </li>
        ))}
    </ol>
  );
}
