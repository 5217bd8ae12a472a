import { useTranslation } from 'react-i18next';
import type { Guard } from '../../care/referrals/door';
import type { TeamAbout } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import { Hint, telephone } from '../../ui/controls/parts';
import styles from '../kit/call.module.css';

/** Sources: kirkens-sos.no, 116111.no and korspahalsen.rodekors.no; looked over with the numbers of the help sheet. */
const forYoung = [
  { id: 'children', number: '116 111' },
  { id: 'redCross', number: '800 33 321' },
] as const;

/** Another place may be the right one: it comes first, with numbers. Nobody is turned away, and what was written is still theirs. */
export function ElsewhereScreen({ guards, about }: { guards: readonly Guard[]; about: TeamAbout }) {
  const { t } = useTranslation('door');
  const first = guards[0] ?? 'treated-elsewhere';
  const numbers = [
    ...(guards.includes('under-age') ? forYoung.map(({ id, number }) => ({ name: t(`young.${id}`), number })) : []),
    ...(about.crisis?.numbers ?? []).map(({ name, number, about: what }) => ({ name: `${name}. ${what}`, number })),
    { name: t('call.legevakt'), number: '116 117' },
  ];
  return (
    <>
      <h1>{t(`elsewhere.${first}.title`)}</h1>
      <p className="lead">{t(`elsewhere.${first}.lead`, { age: about.door?.age, municipality: about.municipality })}</p>
      <div className="stack">
        {numbers.map(({ name, number }) => (
          <a key={number} className={styles.call} href={telephone(number)}>
            <Icon name="phone" />
            <span>
              <b>
                <bdi dir="ltr">{number}</bdi>
              </b>
              <small>{name}</small>
            </span>
          </a>
        ))}
      </div>
      <Hint icon="lock">{t('elsewhere.kept')}</Hint>
      <p>{t('elsewhere.still')}</p>
    </>
  );
}
