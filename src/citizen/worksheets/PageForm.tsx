import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryQuestions, isEmpty } from '../../care/worksheets/check';
import type { Field, WorksheetStructure } from '../../care/worksheets/types';
import { Button, IconButton } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { Hint, Saved } from '../../ui/controls/parts';
import { ErrorCard, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { EntryValues } from '../../ui/worksheets/EntryValues';
import { useLabel } from '../../ui/worksheets/useReading';
import { SheetField } from './fields/SheetField';
import { useFault } from './fields/useFault';
import styles from './PageForm.module.css';
import { ShareSwitch } from './ShareSwitch';
import { NightCard } from './sleep/NightCard';
import type { DrawnFormProps } from './useEntryDraft';
import worksheets from './worksheets.module.css';

/** All of an entry on one page. */
export function PageForm({ structure, opening, form, busy, failed, finish, sharing, onClose, heading, daily }: DrawnFormProps) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const fault = useFault();
  const [tried, setTried] = useState(false);
  const { held, before, after, faults } = form;
  const { values } = held;
  const count = Object.keys(faults).length + (held.share === null ? 1 : 0);
  const again = opening.phase === 'after';
  const done = async () => {
    setTried(true);
    if (count === 0) await finish();
  };
  const field = (one: Field) => (
    <SheetField
      key={one.id}
      field={one}
      value={values[one.id]}
      fault={tried ? fault(faults[one.id]) : undefined}
      onChange={(next) => form.setValue(one.id, next)}
    />
  );
  const asked = before.filter(({ id }) => !(structure.repeat === 'one-a-day' && id === structure.dateField));
  const later = laterGroups(structure);
  const first = asked.filter(({ group }) => group === undefined || !later.includes(group));
  // A tree grows by its answers: what comes after an open question is not shown yet.
  const open = structure.shape === 'branch' ? first.findIndex((one) => one.required === true && isEmpty(values[one.id])) : -1;
  const shown = open === -1 ? first : first.slice(0, open + 1);
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
          <div role="status">{tried && count > 0 && <p className={fields.error}>{t('sheet.missing', { count })}</p>}</div>
          <Button wide busy={busy} onClick={() => void done()}>
            {t('sheet.done')}
          </Button>
        </>
      }
    >
      <Flow>
        <Netline />
        <h1>{heading ?? (again ? t('sheet.again') : word(structure.title))}</h1>
        {structure.id === 'sleep-diary' && <NightCard values={values} />}
        {again ? (
          <>
            <details className="ds-details">
              <summary>{t('sheet.wroteBefore')}</summary>
              <div>
                <EntryValues structure={structure} values={opening.sheet?.values ?? {}} without={after.map(({ id }) => id)} />
              </div>
            </details>
            <div className={`card ${styles.rows}`}>{after.map(field)}</div>
          </>
        ) : (
          <>
            <div className={structure.shape === 'branch' ? `card ${styles.rows} ${styles.branch}` : `card ${styles.rows}`}>
              {shown.map(field)}
            </div>
            {later.map((group) => (
              <details className="ds-details" key={group}>
                <summary>{t(group === 'evening' ? 'sheet.evening' : 'sheet.more')}</summary>
                <div className={styles.rows}>{asked.filter((one) => one.group === group).map(field)}</div>
              </details>
            ))}
            {after.length > 0 && (
              <details className="ds-details" open={opening.sheet !== null}>
                <summary>{t('sheet.afterwards')}</summary>
                <div className={styles.rows}>{after.map(field)}</div>
              </details>
            )}
          </>
        )}
        {Object.entries(entryQuestions(structure, values)).map(([about, message]) => (
          <Hint key={about}>{word(message)}</Hint>
        ))}
        {daily}
        {structure.privacy.perEntrySwitch && sharing !== undefined && (
          <ShareSwitch
            structure={structure}
            on={held.share}
            asks={sharing === 'asked'}
            missing={tried && held.share === null}
            fixed={opening.sheet?.shared ?? false}
            onChange={(share) => form.set({ share })}
          />
        )}
        {failed && <ErrorCard code={failed} retry={() => void done()} />}
      </Flow>
    </Phone>
  );
}

const laterGroups = (structure: WorksheetStructure): readonly string[] => structure.optionalGroups ?? [];
