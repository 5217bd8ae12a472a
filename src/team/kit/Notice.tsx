import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { useKeys, useKeysOn } from './keys';
import styles from './Notice.module.css';
import { useDeskMemory } from './toasts';

/** What was just done, and the way back, for some seconds: one thing after the other, the newest first. Z does the same as the button. */
export function Notice() {
  const { t } = useTranslation(['team', 'errors']);
  const { said, drop, clear } = useDeskMemory();
  const { busy, failed, act } = useAct();
  const newest = said.at(-1);
  const undo = newest?.back ? newest : said.findLast(({ back }) => back);
  const takeBack = async () => {
    const back = undo?.back;
    if (back && (await act(back))) drop(undo.id);
  };
  useKeys({ z: () => (undo && undo.label === undefined ? void takeBack() : false) }, useKeysOn());
  useEffect(() => {
    const shown = said.at(-1);
    if (!shown) return;
    const timer = setTimeout(() => clear(shown.id), said.some(({ back }) => back) ? 8_000 : 4_000);
    return () => clearTimeout(timer);
  }, [said, clear]);
  // The region stays in the page, so that what comes into it is read out.
  return (
    <div className={styles.notice} role="status">
      {newest && (
        <div className={styles.toast} key={newest.id}>
          <span>{failed ? t(`errors:${failed}.what`) : newest.text}</span>
          {undo && (
            <button type="button" aria-busy={busy || undefined} onClick={() => void takeBack()}>
              {undo.label ?? t(undo === newest ? 'team:undo' : 'team:undoMore')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
