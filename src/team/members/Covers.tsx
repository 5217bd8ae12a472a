import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Tag } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import styles from './members.module.css';

const tones = { coming: 'sky', now: 'fjord', over: undefined } as const;

/** Who covers, which days, and whether it is coming, now or over. What is not over can be ended. */
export function Covers({ caseRef, covers, called }: { caseRef: CaseRef; covers: CaseView['covers']; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const nameOf = useNames(called);
  const { busy, failed, act } = useAct();
  if (covers.length === 0) return null;
  return (
    <section>
      <h3>{t('covers.title')}</h3>
      <ul className={styles.covers}>
        {covers.map((one) => {
          const name = nameOf(one.by);
          return (
            <li key={one.cover}>
              <p>
                <b>
                  <bdi>{name}</bdi>
                </b>{' '}
                {f.days(one.from, one.until)} <Tag tone={tones[one.state]}>{t(`covers.${one.state}`)}</Tag>
                {one.note && <span className="muted"> «{one.note}»</span>}
              </p>
              {one.state !== 'over' && (
                <Button
                  small
                  variant="tertiary"
                  busy={busy}
                  aria-label={t('covers.endName', { name })}
                  onClick={() =>
                    void act(({ endCover }) => endCover(caseRef, one.cover).then(() => say(t('covers.ended', { name }))))
                  }
                >
                  {t('covers.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
