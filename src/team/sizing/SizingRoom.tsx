import { useTranslation } from 'react-i18next';
import { assumed, assumptions } from '../../care/sizing/assumptions';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Slider } from '../../ui/controls/fields';
import { EmptyState, Loading } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { TeamTabs } from '../kit/TeamTabs';
import { Answer } from './Answer';
import { Inputs } from './Inputs';
import { MonthPictures, WaitPictures } from './Pictures';
import { SizingPaper } from './SizingPaper';
import { Steps } from './Steps';
import styles from './sizing.module.css';
import { useChanges, useSized } from './useSizing';

/** How many positions a population needs, and how long people wait with more or fewer. For leads. */
export function SizingRoom() {
  const { t } = useTranslation(['sizing', 'team']);
  const { data: me } = useView('me', null);
  const { changes, ready, change, reset } = useChanges();
  const lead = me?.roles.includes('lead');
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('team:team.title')}</h1>
        <TeamTabs />
        <span className="grow" />
        {lead && ready && (
          <Button small icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        )}
      </header>
      {!me || !ready ? (
        <Loading lines={4} />
      ) : !lead ? (
        <EmptyState heading={t('lead.title')}>{t('lead.text')}</EmptyState>
      ) : (
        <Sizes {...{ changes, change, reset }} />
      )}
    </main>
  );
}

function Sizes({ changes, change, reset }: Omit<ReturnType<typeof useChanges>, 'ready'>) {
  const { t } = useTranslation('sizing');
  const sized = useSized(changes);
  const { min, max, step } = assumptions.positions;
  return (
    <>
      <p className="muted">{t('intro')}</p>
      <div className={styles.sizing}>
        <div className={styles.found}>
          {sized ? <Answer sized={sized.now} /> : <Loading lines={2} />}
          <div className={`card ${styles.part}`}>
            <Slider
              label={t('name.positions')}
              {...{ min, max, step }}
              value={assumed(changes).positions}
              onChange={(positions) => change('positions', positions)}
              minLabel={t('unit.positions')}
              maxLabel={t('unit.positions')}
            />
          </div>
          {sized && (
            <>
              <WaitPictures queue={sized.now.queue} />
              <Steps {...sized} />
              <MonthPictures queue={sized.now.queue} />
            </>
          )}
        </div>
        <Inputs changes={changes} change={change} reset={reset} />
      </div>
      {sized && <SizingPaper changes={changes} sized={sized.now} />}
    </>
  );
}
