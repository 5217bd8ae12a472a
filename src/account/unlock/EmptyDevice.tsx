import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';

/** For the wrong device, or another person's turn with it: everything of the account that is locked here goes. */
export function EmptyDevice({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const { busy, failed, act } = useAct();
  return (
    <Dialog
      className="phone"
      heading={t('stuck.emptyTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" wide onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            danger
            variant="secondary"
            wide
            busy={busy}
            onClick={() => void act(({ signOut }) => signOut({ discard: true }))}
          >
            {t('stuck.emptyDo')}
          </Button>
        </>
      }
    >
      <p>{t('stuck.emptyText')}</p>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
