import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryQuestions } from '../../care/worksheets/check';
import type { Field } from '../../care/worksheets/types';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Hint, Progress, Saved } from '../../ui/controls/parts';
import { ErrorCard, Netline } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { EntryValues } from '../../ui/worksheets/EntryValues';
import styles from '../../ui/worksheets/SheetView.module.css';
import { useLabel } from '../../ui/worksheets/useReading';
import { SheetField } from './fields/SheetField';
import { useFault } from './fields/useFault';
import { ShareSwitch } from './ShareSwitch';
import type { DrawnFormProps } from './useEntryDraft';
import worksheets from './worksheets.module.css';

const overview = 'overview';

/** One question at a time, resumed where it was left; at the end all of it is seen before it is kept. */
export function StepsForm({ structure, opening, form, busy, failed, finish, sharing, onClose }: DrawnFormProps) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const fault = useFault();
  const [tried, setTried] = useState(false);
  const { held, before, after, faults } = form;
  const again = opening.phase === 'after';
  const both = held.on || opening.sheet !== null;
  const fields = again
    ? after
    : held.on
      ? [...before, ...after.filter(({ id }) => !before.some((one) => one.id === id))]
      : before;
  const screens = screensOf(fields);
  const found = screens.findIndex(({ id }) => id === held.at);
  const at = held.at === overview ? screens.length : Math.max(0, found);
  const screen = screens[at];
  const go = (to: number) => {
    setTried(false);
    form.set({ at: screens[to]?.id ?? overview });
  };
  const wrong = screen?.fields.some(({ id }) => faults[id]) ?? false;
  const next = () => (wrong ? setTried(true) : go(at + 1));
  const count = Object.keys(faults).length;
  const done = async () => {
    setTried(true);
    const first = screens.findIndex((one) => one.fields.some(({ id }) => faults[id]));
    if (count === 0) await finish();
    else if (first !== -1) go(first);
  };
  const lone = screen?.fields.length === 1 ? screen.fields[0] : undefined;
  return (
    <Phone
      room={worksheets.sheet}
      header={
        <TopBar
          start={<IconButton icon="close" label={t('sheet.close')} onClick={onClose} />}
          title={<TopTitle>{word(structure.title)}</TopTitle>}
        />
      }
      bottom={
        <>
          {form.draft.savedAt && <Saved of={form.draft} />}
          <Pair>
            {at > 0 && (
              <Button variant="secondary" aria-label={t('sheet.back')} onClick={() => go(at - 1)}>
                <Icon name="back" />
              </Button>
            )}
            {screen ? (
              <Button wide onClick={next}>
                {t('sheet.next')}
              </Button>
            ) : (
              <Button wide busy={busy} onClick={() => void done()}>
                {t('sheet.done')}
              </Button>
            )}
          </Pair>
        </>
      }
    >
      <Progress
        thin
        value={at}
        max={screens.length}
        label={t('sheet.stepOf', { n: Math.min(at + 1, screens.length), of: screens.length })}
      />
      <Flow>
        <Netline />
        <ScreenHeading key={screen?.id ?? overview}>
          {screen ? (lone ? word(lone.label) : t('sheet.whereWhen')) : t('sheet.overview')}
        </ScreenHeading>
        {screen?.fields.map((field: Field) => (
          <SheetField
            key={field.id}
            bare={lone !== undefined}
            field={field}
            value={held.values[field.id]}
            fault={tried ? fault(faults[field.id]) : undefined}
            onChange={(value) => form.setValue(field.id, value)}
          />
        ))}
        {!screen && (
          <>
            <div className={`card ${styles.plan}`}>
              <EntryValues structure={structure} values={held.values} />
            </div>
            {Object.entries(entryQuestions(structure, held.values)).map(([about, message]) => (
              <Hint key={about}>{word(message)}</Hint>
            ))}
            {!both && after.length > 0 && (
              <section className="stack">
                <p>{t('sheet.restLater')}</p>
                <Button variant="secondary" onClick={() => form.set({ on: true, at: screensOf(after)[0]?.id })}>
                  {t('sheet.restNow')}
                </Button>
              </section>
            )}
            <ShareSwitch
              structure={structure}
              on={held.share}
              asks={sharing === 'asked'}
              missing={tried && held.share === null}
              fixed={opening.sheet?.shared ?? false}
              onChange={(share) => form.set({ share })}
            />
            {failed && <ErrorCard code={failed} retry={() => void done()} />}
          </>
        )}
      </Flow>
    </Phone>
  );
}

/** A new question begins at its top, and is read from its heading. */
function ScreenHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface Screen {
  id: string;
  fields: Field[];
}
/** A field a screen; those of one group share theirs. */
function screensOf(fields: readonly Field[]): Screen[] {
  const screens: Screen[] = [];
  for (const field of fields) {
    const last = screens.at(-1);
    if (field.group !== undefined && last?.id === field.group) last.fields.push(field);
    else screens.push({ id: field.group ?? field.id, fields: [field] });
  }
  return screens;
}
