import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import type { OfCase } from '../kit/of-case';
import { useSay } from '../kit/toasts';

/** What somebody has said to lie in the municipality's record, the newest first; said by mistake, it is taken back, and the citizen reads that too. */
export function Filed({ caseRef, view }: OfCase) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const say = useSay();
  const { busy, failed, act } = useAct();
  if (view.filed.length === 0) return null;
  return (
    <details>
      <summary>{t('filed.title', { count: view.filed.length })}</summary>
      <ul className={lists.given}>
        {view.filed.toReversed().map(({ filed, what, upTo, at }) => {
          const part =
            what.type === 'period' ? t('file.part.period', { days: f.days(what.from, what.until) }) : t(`filed.${what.type}`);
          const date = f.dayAndYear(at);
          return (
            <li key={filed}>
              <span>
                <b>{part}</b>
                <small>{date}</small>
              </span>
              <Button
                small
                variant="tertiary"
                busy={busy}
                aria-label={t('filed.undoWhich', { part, date })}
                onClick={() =>
                  void act(({ write }) =>
                    write(caseRef, { kind: 'filed', filed, what, upTo, undone: true }).then(() => say(t('filed.undone'))),
                  )
                }
              >
                {t('filed.undo')}
              </Button>
            </li>
          );
        })}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </details>
  );
}
