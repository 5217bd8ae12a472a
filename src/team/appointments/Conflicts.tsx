import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../care/calendar/conflicts';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';

/** What a time meets in one's own calendar, said as it is chosen; whether it is booked all the same is for a person to decide. */
export function Conflicts({ found }: { found: readonly Conflict[] }) {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const nameOf = useNames('');
  const said = (one: Conflict): string => {
    switch (one.what) {
      case 'busy':
      case 'held':
        return t(`conflict.${one.what}`, { name: one.name, time: f.time(one.start) });
      case 'own':
        return t('conflict.own', { what: t(`own.what.${one.own}`), time: f.time(one.start) });
      case 'room':
        return t('conflict.room', { name: nameOf(one.by), room: one.room, time: f.time(one.start) });
      case 'holiday':
        return t('conflict.holiday', { day: t(`holiday.${one.holiday}`) });
      default:
        return t(`conflict.${one.what}`);
    }
  };
  return (
    <div role="status">
      {found.map((one) => (
        <Hint key={`${one.what} ${'start' in one ? one.start : ''}`}>{said(one)}</Hint>
      ))}
    </div>
  );
}
