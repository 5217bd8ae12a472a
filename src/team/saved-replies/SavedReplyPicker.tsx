import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFound } from '../../care/folded';
import type { SavedReply } from '../../care/saved-replies/saved-replies';
import { templateParts } from '../../care/templates/template';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextField } from '../../ui/controls/fields';
import { Filled } from '../kit/Filled';
import styles from './saved-replies.module.css';
import { usePlaces } from './usePlaces';

/** Saved replies to choose among by keyboard: type to find, arrows to move, Enter to take one, which stands beside as it will be read. */
export function SavedReplyPicker({
  values,
  onUse,
  onKeep,
  onClose,
}: {
  /** what fills the places, by what they are called */
  values: Record<string, string | null>;
  /** with its places as they are called here */
  onUse: (template: string) => void;
  /** what has been written becomes a saved reply; null where nothing has */
  onKeep: (() => void) | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('replies');
  const { shown } = usePlaces();
  const all = useView('savedReplies', null).data ?? [];
  const [find, setFind] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const found = all.filter(({ name, text }) => isFound(find, name, shown(text)));
  const index = Math.min(at, found.length - 1);
  const chosen = found[index];
  const use = (one: SavedReply | undefined) => one && onUse(shown(one.text));
  const move = (by: number) => setAt((index + by + found.length) % Math.max(1, found.length));
  return (
    <Dialog
      sheet={false}
      wide
      heading={t('pick.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => use(chosen)}>{t('pick.use')}</Button>
          {onKeep && (
            <Button variant="tertiary" onClick={onKeep}>
              {t('pick.keep')}
            </Button>
          )}
        </>
      }
    >
      <TextField
        label={t('pick.find')}
        type="search"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.reply}`}
        value={find}
        onChange={(event) => {
          setFind(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') use(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <div className={styles.pick}>
        <div id={list} role="listbox" aria-label={t('pick.list')} className={styles.options}>
          {found.map((one, i) => (
            <div
              key={one.reply}
              id={`${list}-${one.reply}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === index}
              onMouseDown={(event) => {
                // The field keeps the keys.
                event.preventDefault();
                setAt(i);
              }}
              onDoubleClick={() => use(one)}
            >
              <b dir="auto">{one.name}</b>
              <small>{t(one.whose)}</small>
            </div>
          ))}
        </div>
        {chosen ? (
          <section aria-label={t('pick.preview')}>
            <p className={styles.preview} dir="auto">
              <Filled parts={templateParts(shown(chosen.text), values)} />
            </p>
          </section>
        ) : (
          <p className="muted" role="status">
            {t(all.length === 0 ? 'pick.empty' : 'pick.none')}
          </p>
        )}
      </div>
    </Dialog>
  );
}
