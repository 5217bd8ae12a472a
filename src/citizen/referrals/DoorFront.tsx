import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorPreview } from '../../client/api';
import { useAct } from '../../engine/act';
import { errorCode, useEngine } from '../../engine/engine-state';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { PhoneNumber } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Tagged } from '../../ui/controls/Tagged';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Hero } from '../../ui/Hero';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import styles from './referrals.module.css';

/** What the team is and is not, before anything is asked. All of it comes from the team's signed page; nothing has been made yet. */
export function DoorFront({ link, onLeave }: { link: string; onLeave: () => void }) {
  const { t } = useTranslation('door');
  const engine = useEngine();
  const f = useFormat();
  const beginning = useAct();
  const [door, setDoor] = useState<DoorPreview | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const read = useCallback(() => {
    setFailed(null);
    engine.readDoor(link).then(setDoor, (error) => setFailed(errorCode(error)));
  }, [engine, link]);
  useEffect(read, [read]);

  const { about } = door ?? {};
  const closed = door && !door.open ? about?.door?.closed : undefined;
  const facts: { icon: IconName; tone: 'fjord' | 'sky' | 'dawn'; heading: string; note: string }[] = door
    ? [
        { icon: 'check', tone: 'fjord', heading: t('front.free'), note: t('front.free.note') },
        { icon: 'door', tone: 'sky', heading: t('front.direct'), note: t('front.direct.note') },
        { icon: 'calendar', tone: 'dawn', heading: t('front.answer'), note: f.date(door.answerBy) },
      ]
    : [];
  return (
    <Phone
      kind="welcome"
      header={<Hero of="welcome" landscape={<Scene kind="hall" />} bar={<TopBar within />} />}
      bottom={
        about && (
          <>
            {beginning.failed && <ErrorCard code={beginning.failed} />}
            <Button wide busy={beginning.busy} onClick={() => void beginning.act(({ beginAtDoor }) => beginAtDoor(link))}>
              {t('front.begin')}
            </Button>
            <p className={styles.call}>
              {t('front.call')} <PhoneNumber number={about.phone} /> {about.phoneHours ?? about.hours}
            </p>
          </>
        )
      }
    >
      <Flow>
        {failed && (
          <>
            <h1>{t('front.failed')}</h1>
            <ErrorCard code={failed} retry={read} />
            <QuietButton onClick={onLeave}>{t('front.leave')}</QuietButton>
          </>
        )}
        {!failed && !about && (
          <>
            <h1>{t('front.opening')}</h1>
            <Loading />
          </>
        )}
        {about && (
          <>
            <p className="muted">{about.name}</p>
            <h1>{t('front.title')}</h1>
            {closed ? (
              <p className="lead">
                {closed.words} {closed.until ? t('closed.until', { date: f.date(closed.until) }) : ''}
              </p>
            ) : (
              <p className="lead">{t('front.lead', { age: about.door?.age })}</p>
            )}
            <ul className={styles.facts}>
              {facts.map(({ icon, tone, heading, note }) => (
                <li key={heading}>
                  <span className={styles.arch} data-tone={tone}>
                    <Icon name={icon} />
                  </span>
                  <b>{heading}</b>
                  <small>{note}</small>
                </li>
              ))}
            </ul>
            <ul className={styles.points}>
              <li>
                <Icon name="pen" />
                <span>{t('front.time')}</span>
              </li>
              <li>
                <Icon name="lock" />
                <span>{t('front.private', { municipality: about.municipality })}</span>
              </li>
              <li>
                <Icon name="clock" />
                <span>
                  <Tagged text={t('front.notAcute', { hours: about.hours })} />
                </span>
              </li>
            </ul>
            <LanguageChoice />
          </>
        )}
      </Flow>
    </Phone>
  );
}
