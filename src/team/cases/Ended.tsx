import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';

/** Cases that a custodian has ended: who, when and why is all that is left of them. Of those kept as long as the list says, only that they went. */
export function Ended() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data } = useView('ended', null);
  const nameOf = useNames(t('someone'));
  if (!data || data.length === 0) return null;
  return (
    <section className={room.custody} aria-labelledby="ended">
      <h2 id="ended">{t('ended.title')}</h2>
      <ul className={lists.open}>
        {data.map(({ caseRef, by, at, reason, retention }) => (
          <li key={caseRef}>
            <span>{retention ? t('ended.retention') : `«${reason}»`}</span>
            <span className="muted">{retention ? f.moment(at) : t('ended.line', { name: nameOf(by), when: f.moment(at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
