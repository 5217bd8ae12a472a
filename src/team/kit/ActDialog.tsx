import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../client/api';
import { type Begun, useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';

/**
 * A dialog with one thing to do. What goes wrong is said where it was pressed, and the dialog stays; when it is done, it closes.
 * `act` gives null when something is missing: the dialog's own fields say what. Words are drafts: gone when it is done, and only then.
 */
export function ActDialog({
  heading,
  label,
  danger,
  act,
  words = [],
  onClose,
  other,
  wide,
  className,
  children,
}: {
  heading: ReactNode;
  /** what the button does, in words */
  label: string;
  act: () => ((acts: Acts) => Promise<unknown>) | null;
  /** what has been typed in it */
  words?: readonly (Begun & { kept: boolean })[];
  /** It cannot be undone. */
  danger?: boolean;
  onClose: () => void;
  /** a further button beside the first */
  other?: ReactNode;
  wide?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { busy, failed, act: run } = useAct(...words);
  const form = useId();
  const { t } = useTranslation('team');
  const submit = async () => {
    const work = act();
    if (work && (await run(work))) onClose();
  };
  return (
    <Dialog
      sheet={false}
      heading={heading}
      onClose={onClose}
      wide={wide ?? false}
      className={className}
      actions={
        <>
          <Button type="submit" form={form} busy={busy} danger={danger}>
            {label}
          </Button>
          {other}
          {words.some(({ kept }) => kept) && (
            <Button variant="tertiary" onClick={() => void Promise.all(words.map(({ clear }) => clear())).then(onClose)}>
              {t('throwAway')}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
      </form>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
