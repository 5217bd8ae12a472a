import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys, useKeysOn } from './keys';
import { useDeskMemory } from './memory';

/** What was just done, and the way back, for some seconds. Z does the same as the button. */
export function Notice() {
  const { t } = useTranslation('team');
  const { undo, clear } = useDeskMemory();
  const takeBack = () => {
    if (!undo?.back) return;
    clear();
    undo.back();
  };
  useKeys({ z: () => (undo?.label === undefined ? takeBack() : false) }, useKeysOn());
  useEffect(() => {
    if (!undo) return;
    const timer = setTimeout(clear, undo.back ? 8_000 : 4_000);
    return () => clearTimeout(timer);
  }, [undo, clear]);
  // The region stays in the page, so that what comes into it is read out.
  return (
    <div className="notice" role="status">
      {undo && (
        <div className="toast" key={undo.id}>
          <span>{undo.text}</span>
          {undo.back && (
            <button type="button" onClick={takeBack}>
              {undo.label ?? t('undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
