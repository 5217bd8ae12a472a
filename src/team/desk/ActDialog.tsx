import { type ReactNode, useId } from 'react';
import { useAct } from '../../ui/act';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorCard } from '../../ui/states';

/**
 * A dialog with one thing to do. What goes wrong is said where it was pressed, and the dialog stays; when it is done, it closes.
 * `act` gives null when something is missing: the dialog's own fields say what.
 */
export function ActDialog({
  heading,
  label,
  act,
  onClose,
  other,
  className,
  children,
}: {
  heading: ReactNode;
  /** what the button does, in words */
  label: string;
  act: () => Promise<unknown> | null;
  onClose: () => void;
  /** a further button beside the first */
  other?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { busy, failed, act: run } = useAct();
  const form = useId();
  const submit = async () => {
    let missing = false;
    const done = await run(async () => {
      const work = act();
      missing = work === null;
      await work;
    });
    if (done && !missing) onClose();
  };
  return (
    <Dialog
      sheet={false}
      heading={heading}
      onClose={onClose}
      className={className}
      actions={
        <>
          <Button type="submit" form={form} busy={busy}>
            {label}
          </Button>
          {other}
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
