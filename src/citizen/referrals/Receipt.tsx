import { useTranslation } from 'react-i18next';
import { saveText } from '../../account/save-text';
import type { ReferralPath } from '../../care/referrals/path';
import type { TeamAbout, Views } from '../../client/api';
import { ButtonLink } from '../../ui/controls/links';
import { Hint, PhoneNumber } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import states from '../../ui/controls/states.module.css';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Hero } from '../../ui/Hero';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { PathList } from './PathList';
import { StartMeanwhile } from './StartMeanwhile';
import { useAnswerLines } from './useAnswerLines';

type Standing = Views['door']['answer']['standing'];

/** It has been sent, or will be by itself: what comes when, and a copy to keep. */
export function Receipt({ path, about, standing }: { path: ReferralPath; about: TeamAbout; standing: Standing }) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const lines = useAnswerLines(path.referral);
  const sent = standing === 'sent' && path.sent;
  const keep = () =>
    saveText(t('copy.file'), [
      t('copy.title', { team: about.name }),
      t('copy.at', { when: f.dayAndYear(path.sentAt) }),
      '',
      ...lines.flatMap(({ label, said }) => [label, said, '']),
      `${about.phone}, ${about.hours}`,
    ]);
  return (
    <Phone
      header={<Hero of="today" landscape={<Scene kind="home" />} bar={<TopBar within />} />}
      bottom={
        <>
          <ButtonLink to="/" wide>
            {t('receipt.today')}
          </ButtonLink>
          <QuietButton onClick={keep}>{t('receipt.copy')}</QuietButton>
        </>
      }
    >
      <Flow>
        <h1>{path.called ? t('receipt.title', { name: path.called }) : t('receipt.title.alone')}</h1>
        {standing === 'closed' && <p className="lead">{t('receipt.closed', { words: about.door?.closed?.words ?? '' })}</p>}
        {standing === 'refused' && (
          <div className={`card ${states.trouble}`} role="status">
            <p>
              <b>{t('receipt.refused')}</b>
            </p>
            <p>
              {t('receipt.refused.next', { hours: about.hours })} <PhoneNumber number={about.phone} />
            </p>
          </div>
        )}
        <PathList path={path} sent={sent} municipality={about.municipality} />
        <StartMeanwhile about={about} problems={path.referral.problems} />
        <Hint icon="clock">{t('receipt.worse')}</Hint>
      </Flow>
    </Phone>
  );
}
