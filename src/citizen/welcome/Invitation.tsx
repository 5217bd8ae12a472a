import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '../../client/api';
import { errorCode, useEngine } from '../../engine/engine-state';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { Tick } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { Hint, PhoneNumber } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { Loading } from '../../ui/controls/states';
import { Tagged } from '../../ui/controls/Tagged';
import { Flow } from '../../ui/Flow';
import { From } from '../../ui/From';
import { Hero } from '../../ui/Hero';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { BackIn } from './BackIn';
import { ClosedInvitation } from './ClosedInvitation';
import { GoOnInApp } from './GoOnInApp';
import styles from './Invitation.module.css';

/** Who invites, what this is, what it is not. Nothing has been agreed to yet, and nothing leaves the phone but the asking. */
export function Invitation({
  link,
  fresh,
  onAccept,
  onNotForMe,
  onCode,
  onRestore,
  onStaff,
}: {
  link: string;
  fresh: boolean;
  onAccept: (preview: InvitationPreview) => void;
  onNotForMe: () => void;
  onCode: () => void;
  onRestore: () => void;
  onStaff: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [preview, setPreview] = useState<InvitationPreview | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const [ofAge, setOfAge] = useState(false);
  const [ageMissing, setAgeMissing] = useState(false);

  const turn = useRef(fresh);
  const staff = useRef(onStaff);
  staff.current = onStaff;
  const read = useCallback(() => {
    setFailed(null);
    engine.readInvitation(link).then(
      (found) => {
        if (found.kind !== 'citizen') return staff.current();
        // Its words are for the reader, so the page is in the language that they were written in; below it another can be chosen.
        if (turn.current && found.language) void engine.setLanguage(found.language);
        turn.current = false;
        setPreview(found);
      },
      (error) => setFailed(errorCode(error)),
    );
  }, [engine, link]);
  useEffect(read, [read]);

  const first = preview?.inviter.name.split(' ')[0] ?? '';
  return (
    <Phone
      kind="welcome"
      header={<Hero of="welcome" landscape={<Scene kind="welcome" />} bar={<TopBar within />} />}
      bottom={
        preview && (
          <>
            {!preview.replaces && (
              <>
                {/* Whoever can accept has this before their eyes, on every screen. */}
                <Hint icon="clock">
                  <Tagged text={t('invitation.notAcute', { hours: preview.about.hours })} />
                </Hint>
                <Tick
                  checked={ofAge}
                  aria-describedby={ageMissing ? 'age-missing' : undefined}
                  onChange={(event) => {
                    setOfAge(event.target.checked);
                    setAgeMissing(false);
                  }}
                >
                  {t('invitation.age')}
                </Tick>
                <div role="status">
                  {ageMissing && (
                    <p className={styles.age} id="age-missing">
                      {t('invitation.ageMissing', { name: first })} <PhoneNumber number={preview.about.phone} />
                    </p>
                  )}
                </div>
              </>
            )}
            <Button wide onClick={() => (ofAge || preview.replaces ? onAccept(preview) : setAgeMissing(true))}>
              {preview.replaces ? t('again.invitation.accept') : t('invitation.accept')}
            </Button>
          </>
        )
      }
    >
      <Flow>
        {failed && <ClosedInvitation link={link} code={failed} onRetry={read} onCode={onCode} onRestore={onRestore} />}
        {!failed && !preview && (
          <>
            <h1>{t('invitation.opening')}</h1>
            <Loading />
          </>
        )}
        {preview && (
          <>
            <From name={preview.inviter.name}>
              <span>
                <b>
                  <bdi>{preview.inviter.name}</bdi>
                </b>
                {preview.inviter.title && `, ${preview.inviter.title.toLocaleLowerCase()}`}
                <br />
                <span className="muted">{preview.about.name}</span>
              </span>
            </From>
            {preview.replaces ? (
              <BackIn name={first} onRestore={onRestore} />
            ) : (
              <>
                <h1>{t('invitation.title', { name: first })}</h1>
                <p className="lead">{t('invitation.lead', { name: first })}</p>
                <ul className={styles.points}>
                  <li>
                    <Icon name="lock" />
                    <span>{t('invitation.private')}</span>
                  </li>
                  <li>
                    <Icon name="offline" />
                    <span>{t('invitation.offline')}</span>
                  </li>
                </ul>
              </>
            )}
            <GoOnInApp code={preview.code} />
            <QuietButton onClick={onNotForMe}>{t('invitation.notForMe')}</QuietButton>
            <LanguageChoice />
          </>
        )}
      </Flow>
    </Phone>
  );
}
