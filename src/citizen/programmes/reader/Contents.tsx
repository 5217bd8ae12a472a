import { useTranslation } from 'react-i18next';
import type { OwnPlace } from '../../../care/programmes/place';
import type { ProgrammePart } from '../../../care/programmes/types';
import { useOwn } from '../../../engine/engine';
import { Dialog } from '../../../ui/controls/Dialog';
import { Icon } from '../../../ui/controls/Icon';
import { answerKey, isAnswer } from '../blocks/answer';
import { guardOf } from '../guards';
import styles from './Contents.module.css';

/**
 * The screens of a part, to go to any of them. Only a safety question that is not answered stands in the way of what comes after it,
 * as it does when one reads on.
 */
export function Contents({
  programme,
  part,
  current,
  place,
  onGo,
  onClose,
}: {
  programme: string;
  part: ProgrammePart;
  current: number;
  place: OwnPlace | null;
  onGo: (to: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('programme');
  const { data: own } = useOwn(answerKey(`${programme}/${part.id}/`));
  const answered = new Set(
    (own ?? []).flatMap(({ key, value }) => (isAnswer(value) && (value.keys ?? []).length > 0 ? [key] : [])),
  );
  const stop = part.screens.findIndex((screen) => {
    const guard = guardOf(screen);
    return guard !== null && !answered.has(answerKey(`${programme}/${part.id}/${guard}`));
  });
  const reach = stop < 0 ? part.screens.length : Math.max(stop, current);
  return (
    <Dialog className="phone" heading={part.title} onClose={onClose}>
      <ol className={styles.contents} lang={part.lang}>
        {part.screens.map(({ id, title }, index) => {
          const opened = place?.opened.includes(id) ?? false;
          const skipped = place?.skipped.includes(id) ?? false;
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={index === current ? 'step' : undefined}
                disabled={index > reach}
                onClick={() => onGo(index)}
              >
                <span className={styles.mark}>{opened && !skipped ? <Icon name="check" /> : index + 1}</span>
                <span>
                  {title}
                  {index === current ? (
                    <small>{t('contents.here')}</small>
                  ) : skipped ? (
                    <small>{t('contents.skipped')}</small>
                  ) : opened ? (
                    <span className="ds-sr-only">{t('contents.opened')}</span>
                  ) : null}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {reach < part.screens.length - 1 && <p className="muted">{t('contents.guard')}</p>}
      {current > 0 && <p className="muted">{t('contents.again')}</p>}
    </Dialog>
  );
}
