import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Hint, Progress } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Hero } from '../../ui/Hero';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';

/** Left half-way and found again: what is kept, that nobody has seen it, and what an answer would be by now. */
export function FoundAgain({
  place,
  savedAt,
  answerBy,
  mayThrowAway,
  onGoOn,
}: {
  place: { n: number; of: number };
  savedAt: string | null;
  answerBy: string;
  /** Nothing of it has left the device. */
  mayThrowAway: boolean;
  onGoOn: () => void;
}) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const done = place.n - 1;
  return (
    <Phone
      header={<Hero of="today" landscape={<Scene kind="home" />} bar={<TopBar within />} />}
      bottom={
        <>
          <Button wide onClick={onGoOn}>
            {t('again.goOn')}
          </Button>
          {mayThrowAway && <ThrowAway />}
        </>
      }
    >
      <Flow>
        <h1>{t('again.title')}</h1>
        <p className="lead">{t('again.lead')}</p>
        <section className="card pad" aria-labelledby="kept">
          <h2 id="kept">{t('again.done', { n: done, of: place.of })}</h2>
          {savedAt && <p className="muted">{t('again.saved', { when: f.moment(savedAt) })}</p>}
          <Progress value={done} max={place.of} label={t('again.done', { n: done, of: place.of })} />
        </section>
        <Hint icon="calendar">{t('again.answer', { date: f.date(answerBy) })}</Hint>
        <Hint icon="offline">{t('again.offline')}</Hint>
      </Flow>
    </Phone>
  );
}

/** Everything that was written here goes, the account that was made for it too. Asks once. */
export function ThrowAway() {
  const { t } = useTranslation('door');
  const [sure, setSure] = useState(false);
  const going = useAct();
  if (!sure) return <QuietButton onClick={() => setSure(true)}>{t('throwAway')}</QuietButton>;
  return (
    <>
      {going.failed && <ErrorCard code={going.failed} />}
      <p role="status">{t('throwAway.sure')}</p>
      <Button
        variant="secondary"
        danger
        wide
        busy={going.busy}
        onClick={() => void going.act(({ signOut }) => signOut({ discard: true }))}
      >
        {t('throwAway.yes')}
      </Button>
    </>
  );
}
