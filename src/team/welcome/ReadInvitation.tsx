import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '../../client/api';
import { errorCode, useEngine } from '../../engine/engine';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { From } from '../../ui/From';
import { Phone, TopBar } from '../../ui/Phone';

/** Where the account is going: the first place in a new team, or one that a colleague has kept. */
export interface Place {
  kind: 'staff' | 'setup';
  /** null when a reload has come between */
  preview: InvitationPreview | null;
}

/** What the link is, before anything is made. */
export function ReadInvitation({
  arrived,
  onRead,
  onLeave,
}: {
  arrived: { kind: 'staff' | 'setup'; link: string };
  onRead: (place: Place) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const [preview, setPreview] = useState<InvitationPreview | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const [ready, setReady] = useState(false);
  const { kind, link } = arrived;
  const read = useCallback(() => {
    setFailed(null);
    const answer = kind === 'setup' ? engine.readSetup(link) : engine.readInvitation(link).then(setPreview);
    answer.then(
      () => setReady(true),
      (error) => setFailed(errorCode(error)),
    );
  }, [engine, kind, link]);
  useEffect(read, [read]);

  const title = kind === 'setup' ? t('setup.title') : preview ? t('join.title', { team: preview.about.name }) : t('join.reading');
  const foreign = preview?.kind === 'citizen';
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        ready && !foreign ? (
          <Button wide onClick={() => onRead({ kind, preview })}>
            {t('setup.next')}
          </Button>
        ) : undefined
      }
    >
      <Flow>
        <h1>{foreign ? t('join.notStaff.title') : failed && kind === 'setup' ? t('setup.badLink.title') : title}</h1>
        {!ready && !failed && <Loading />}
        {failed &&
          (kind === 'setup' ? (
            <p className="lead">{t('setup.badLink.text')}</p>
          ) : (
            <ErrorCard
              code={failed}
              retry={read}
              action={
                <Button variant="tertiary" onClick={onLeave}>
                  {t('close')}
                </Button>
              }
            />
          ))}
        {foreign && <p className="lead">{t('join.notStaff.text')}</p>}
        {ready && kind === 'setup' && <p className="lead">{t('setup.lead')}</p>}
        {ready && preview && !foreign && (
          <>
            <From name={preview.inviter.name} apart>
              <span>
                {preview.inviter.title
                  ? t('join.from', { name: preview.inviter.name, title: preview.inviter.title.toLocaleLowerCase() })
                  : t('join.fromNoTitle', { name: preview.inviter.name })}
              </span>
            </From>
            <p className="lead">{t('join.steps')}</p>
          </>
        )}
      </Flow>
    </Phone>
  );
}
