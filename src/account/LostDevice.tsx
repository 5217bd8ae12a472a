import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneNumber } from '../ui/controls/parts';
import type { Whose } from './ShowCode';

/**
 * A device was lost while Mellom was open on it. Devices share the account's keys, so the answer is a new account in its place, and
 * until then the finder reads along: that is said plainly, with who to call (docs/protocol.md, section 1).
 */
export function LostDevice({
  whose,
  name,
  phone,
  autoLock,
  end,
}: {
  whose: Whose;
  /** Who sends the new invitation. */
  name: string;
  phone: string | null;
  autoLock: number;
  /** The last step's button. */
  end: ReactNode;
}) {
  const { t } = useTranslation('security');
  return (
    <>
      <section aria-labelledby="lost-locked">
        <h2 id="lost-locked">{t('lost.locked.title')}</h2>
        <p>{t('lost.locked.text', { count: autoLock })}</p>
      </section>
      <section aria-labelledby="lost-open">
        <h2 id="lost-open">{t('lost.open.title')}</h2>
        <p>{t(`lost.open.${whose}`)}</p>
        <p>{t('lost.open.kept')}</p>
      </section>
      <section aria-labelledby="lost-do">
        <h2 id="lost-do">{t('lost.do')}</h2>
        <ol className="rich">
          <li>
            {t(`lost.call.${whose}`)} {phone && <PhoneNumber number={phone} />}
          </li>
          <li>{t(`lost.invite.${whose}`, { name })}</li>
          <li>{t(`lost.new.${whose}`)}</li>
        </ol>
        <p className="muted">{t('lost.wipe')}</p>
        {end}
      </section>
    </>
  );
}
