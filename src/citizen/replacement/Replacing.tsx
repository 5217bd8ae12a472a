import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Hint } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard } from '../../ui/controls/states';
import states from '../../ui/controls/states.module.css';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { useNames } from '../kit/people';
import { useReplacement } from './replacement';

type Open = NonNullable<Views['replacement']['answer']['replacing']>;

/** An invitation is open that would put a new phone in this one's place: by whom, until when, and two answers. */
export function Replacing({ replacing }: { replacing: Open }) {
  const { t } = useTranslation('me');
  const { say } = useReplacement();
  const [asking, setAsking] = useState(false);
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <>
          <Button wide onClick={() => void say('mine')}>
            {t('standing.replacing.mine')}
          </Button>
          <Button variant="secondary" wide onClick={() => setAsking(true)}>
            {t('standing.replacing.stop')}
          </Button>
        </>
      }
    >
      <Flow>
        <h1>{t('standing.replacing.title')}</h1>
        <WhoAndUntil replacing={replacing} lead />
        <p>{t('standing.replacing.why')}</p>
        <Hint icon="lock">{t('standing.replacing.kept')}</Hint>
        <QuietButton onClick={() => void say('later')}>{t('standing.replacing.later')}</QuietButton>
      </Flow>
      {asking && <StopDialog onClose={() => setAsking(false)} />}
    </Phone>
  );
}

/** The same on I dag, for as long as the invitation is open. */
export function ReplacingCard({ replacing }: { replacing: Open }) {
  const { t } = useTranslation('me');
  const { said, say } = useReplacement();
  const [asking, setAsking] = useState(false);
  return (
    <section className={`card ${states.trouble}`} aria-labelledby="replacing">
      <h2 id="replacing">{t('standing.replacing.title')}</h2>
      <WhoAndUntil replacing={replacing} />
      <p>{said === 'mine' ? t('standing.replacing.saidMine') : t('standing.replacing.why')}</p>
      <div className="stack">
        {said !== 'mine' && (
          <Button variant="secondary" wide onClick={() => void say('mine')}>
            {t('standing.replacing.mine')}
          </Button>
        )}
        <Button variant="secondary" wide onClick={() => setAsking(true)}>
          {t('standing.replacing.stop')}
        </Button>
      </div>
      {asking && <StopDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function WhoAndUntil({ replacing, lead }: { replacing: Open; lead?: boolean }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  return (
    <>
      <p className={lead ? 'lead' : undefined}>{t('standing.replacing.lead', { name: full(replacing.by) })}</p>
      <p>{t('standing.replacing.until', { when: f.moment(replacing.notAfter) })}</p>
    </>
  );
}

/** Refusing is for good, so it is asked once more. */
function StopDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['me', 'common']);
  const { refuse, refusing, failed } = useReplacement();
  return (
    <Dialog
      className="phone"
      heading={t('standing.replacing.sure')}
      onClose={onClose}
      actions={
        <>
          <Button wide busy={refusing} onClick={() => void refuse()}>
            {t('standing.replacing.stop')}
          </Button>
          <Button variant="secondary" wide onClick={onClose}>
            {t('common:back')}
          </Button>
        </>
      }
    >
      <p>{t('standing.replacing.sureText')}</p>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
