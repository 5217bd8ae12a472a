import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { Door } from '../../ui/Door';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { beInRoom, forgetRooms } from '../../ui/steps';

/** The account takes the place that was kept. Resumes after a crash; when it is done the rooms open at the first message. */
export function Joining({ called, onCode }: { called: string; onCode: () => void }) {
  const { t } = useTranslation('welcome');
  const { failed, act } = useAct();
  const join = useCallback(() => {
    beInRoom({ href: '/hei', state: {} });
    void act(({ acceptInvitation }) =>
      acceptInvitation(called ? { called } : {}).catch((error) => {
        forgetRooms();
        throw error;
      }),
    );
  }, [act, called]);
  useEffect(join, [join]);
  return (
    <Phone kind="door" header={<TopBar start={<span />} />}>
      <Flow>
        <Door busy={!failed}>
          <h1>{failed ? t('joining.failed') : t('joining.title')}</h1>
          {!failed && (
            <p className="lead" role="status">
              {t('joining.lead')}
            </p>
          )}
          {failed && (
            <ErrorCard
              code={failed}
              retry={join}
              action={
                <Button variant="tertiary" onClick={onCode}>
                  {t('front.code')}
                </Button>
              }
            />
          )}
        </Door>
      </Flow>
    </Phone>
  );
}
