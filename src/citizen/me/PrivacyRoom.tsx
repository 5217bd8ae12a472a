import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconLink, NextCard } from '../../ui/controls/links';
import { Tagged } from '../../ui/controls/Tagged';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { CallTeam } from '../replacement/CallTeam';
import styles from './me.module.css';
import { SignOut } from './SignOut';

/** What is kept where, who can read it, what the service sees, one's rights and how to stop: as SECURITY.md says it, in plain words. */
export function PrivacyRoom() {
  const { t } = useTranslation(['privacy', 'me']);
  const { firstName, phone } = useTherapist();
  return (
    <Phone
      room={styles.settings}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('me:backToMe')} />} />}
    >
      <Flow>
        <h1>{t('title')}</h1>
        <p className={`lead ${styles.lead}`}>{t('lead')}</p>
        <Points heading={t('where.title')} points={[t('where.phone'), t('where.outside'), t('where.relay'), t('where.team')]} />
        <Points heading={t('who.title')} points={[t('who.care'), t('who.custodian'), t('who.duty'), t('who.own')]}>
          <NextCard to="/meg/innsyn" icon="people" heading={t('who.link')} />
        </Points>
        <Points heading={t('relay.title')} points={[t('relay.sees'), t('relay.not'), t('relay.app'), t('relay.others')]} />
        <Points heading={t('rights.title')} points={[t('rights.ask'), t('rights.copy'), t('rights.complain'), t('rights.kept')]}>
          <NextCard to="/meg/alt" icon="save" heading={t('rights.copyLink')} />
          <NextCard to="/meg/merknader" icon="pen" heading={t('rights.remarkLink')} note={t('rights.remarkNote')} />
          <NextCard to="/meg/svar" icon="form" heading={t('rights.answersLink')} note={t('rights.answersNote')} />
          <NextCard to="/meg/samtykker" icon="shield" heading={t('me:consents.link')} note={t('me:consents.linkNote')} />
        </Points>
        <Points
          heading={t('limits.title')}
          points={[t('limits.device'), t('limits.code'), t('limits.read'), t('limits.relay')]}
        />
        <Points
          heading={t('end.title')}
          points={[
            t('end.stop', { name: firstName }),
            t('end.case'),
            t('end.law'),
            t('end.own'),
            t('end.message'),
            t('end.sheet'),
          ]}
        >
          <ButtonLink to="/meldinger" variant="secondary" icon="message" wide>
            {t('end.write', { name: firstName })}
          </ButtonLink>
          <CallTeam phone={phone} />
          <SignOut />
        </Points>
      </Flow>
    </Phone>
  );
}

function Points({ heading, points, children }: { heading: string; points: readonly string[]; children?: ReactNode }) {
  return (
    <section className="stack">
      <h2>{heading}</h2>
      <ul>
        {points.map((text) => (
          <li key={text}>
            <Tagged text={text} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
