import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { helpOf, partOf } from '../../care/figures/dimensions';
import type { KeptRecord } from '../../care/registry/records';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { IconLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import { ReportBar } from './ReportBar';
import { useReport } from './report';
import styles from './report.module.css';
import { TakeOutDialog } from './TakeOutDialog';
import { useWords } from './useWords';

/** So many stand there at first, and come with each press. */
const page = 50;

/**
 * The confirmed records behind the figures, by days and codes, since nothing in them leads to a person. Whoever has confirmed one takes it out
 * here also where its case is gone; leads see that it is there.
 */
export function RecordsRoom() {
  const { t } = useTranslation('report');
  const { has } = useMe();
  const { question, part } = useReport();
  const { data: records } = useView('records', null);
  const [shown, setShown] = useState(page);
  const [taking, setTaking] = useState<KeptRecord | null>(null);
  const asked = (records ?? [])
    .filter(({ record }) => record.contactAt >= question.from && record.contactAt <= question.to)
    .filter((one) => !part || partOf(one, part.dimension) === part.value)
    .toReversed();
  const more = Math.min(page, asked.length - shown);
  return (
    <main id="innhold" className={room.column} tabIndex={-1}>
      <ReportBar before={<IconLink icon="back" label={t('back')} to="/rapport" />} title={t('records.title')} />
      <p className={styles.note}>{t(has('lead') ? 'records.lead' : 'records.own')}</p>
      {!records ? (
        <Loading lines={3} />
      ) : asked.length === 0 ? (
        <EmptyState heading={t('records.none')} />
      ) : (
        <ul className={styles.records} aria-label={t('records.title')}>
          {asked.slice(0, shown).map((one) => (
            <Line key={one.episode} one={one} onTake={() => setTaking(one)} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button small variant="secondary" onClick={() => setShown(shown + page)}>
          {t('records.more', { count: more })}
        </Button>
      )}
      {taking && <TakeOutDialog one={taking} onClose={() => setTaking(null)} />}
    </main>
  );
}

function Line({ one, onTake }: { one: KeptRecord; onTake: () => void }) {
  const { t } = useTranslation(['report', 'team']);
  const f = useFormat();
  const words = useWords();
  const { account } = useMe();
  const nameOf = useNames(t('records.someone'), t('team:team.me'));
  const { therapist, confirmedAt, record } = one;
  const from = f.dayAndYear(record.contactAt);
  return (
    <li>
      <p>
        <b>{record.endedOn ? t('records.days', { from, to: f.dayAndYear(record.endedOn) }) : t('records.running', { from })}</b>
        <span>{words.value('help', helpOf(record.help))}</span>
        <small>{t('records.confirmed', { date: f.dayAndYear(confirmedAt), name: nameOf(therapist) })}</small>
      </p>
      {therapist === account && (
        <Button small variant="tertiary" onClick={onTake}>
          {t('records.takeOut')}
          <span className="ds-sr-only"> {from}</span>
        </Button>
      )}
    </li>
  );
}
