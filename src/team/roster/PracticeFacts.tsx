import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import { usePlaceNames } from '../kit/usePlaceNames';

/** How the team works, as everybody in it reads it; what has not been said is said to be so. */
export function PracticeFacts({ about }: { about: TeamAbout }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const nameOf = usePlaceNames();
  const { door, days, closedDays = [], places = [], rooms = [], videoHosts = [], retentionMonths } = about;
  const away = [
    ...(days?.christmasEve ? [t('practice.christmasEve')] : []),
    ...(days?.newYearsEve ? [t('practice.newYearsEve')] : []),
    ...closedDays.map(({ from, until }) => f.days(from, until)),
  ];
  const doorWords = !door
    ? t('practice.doorShut')
    : door.closed
      ? t('practice.doorClosed', { words: door.closed.words })
      : t('practice.doorOpen', { age: door.age });
  const facts: [string, string[]][] = [
    [t('practice.door'), [doorWords]],
    [t('practice.phoneHours'), [about.phoneHours ?? about.hours]],
    [t('practice.away'), away],
    [t('practice.places'), places.map(({ kommune, bydel }) => (bydel ? `${nameOf(kommune)}, ${bydel}` : nameOf(kommune)))],
    [t('practice.rooms'), rooms],
    [t('practice.videoHosts'), videoHosts],
    [
      t('practice.months'),
      [retentionMonths === undefined ? t('practice.kept') : t('practice.monthsValue', { count: retentionMonths })],
    ],
  ];
  return (
    <dl className={lists.facts}>
      {facts.map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{values.length > 0 ? values.join(', ') : t('practice.none')}</dd>
        </div>
      ))}
    </dl>
  );
}
