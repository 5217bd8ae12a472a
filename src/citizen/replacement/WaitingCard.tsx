import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine, useOwn, useView } from '../../engine/engine';
import { IconButton } from '../../ui/controls/Button';
import { ButtonLink } from '../../ui/controls/links';
import { PhoneNumber } from '../../ui/controls/parts';
import states from '../../ui/controls/states.module.css';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';
import { useWaiting } from './useWaiting';

const prefix = 'standing/waited/';

/** While the past is locked: who opens it, and that one can write already. Remembers that it was so. */
export const WaitingCard = () => (useWaiting() ? <Waiting /> : null);

function Waiting() {
  const { t } = useTranslation('me');
  const engine = useEngine();
  const { firstName, phone } = useTherapist();
  const { data: me } = useView('me', null);
  const key = me && `${prefix}${me.account}`;
  useEffect(() => {
    if (key) void engine.saveOwn(key, true).catch(() => undefined);
  }, [engine, key]);
  return (
    <section className={`card ${states.trouble}`} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      <p>{t('waiting.text', { name: firstName })}</p>
      {phone && (
        <p>
          {t('waiting.call')} <PhoneNumber number={phone} />
        </p>
      )}
    </section>
  );
}

/** The moment when it opens, on I dag, until it has been read. */
export function OpenedCard() {
  const { view } = useMyCase();
  const { data: own } = useOwn(prefix);
  const waited = own?.[0];
  return waited && view && !view.claim ? <Opened waited={waited.key} /> : null;
}

function Opened({ waited }: { waited: string }) {
  const { t } = useTranslation(['me', 'common']);
  const engine = useEngine();
  const { firstName } = useTherapist();
  const close = () => void engine.removeOwn(waited);
  return (
    <section className={`card ${states.trouble} ${states.opened}`} aria-labelledby="opened">
      <div className={states.troubleHead}>
        <h2 id="opened">{t('waiting.opened.title')}</h2>
        <IconButton icon="close" label={t('common:close')} onClick={close} />
      </div>
      <p role="status">{t('waiting.opened.text', { name: firstName })}</p>
      <div className="row">
        <ButtonLink to="/meldinger" variant="secondary" onClick={close}>
          {t('waiting.opened.read')}
        </ButtonLink>
      </div>
    </section>
  );
}
