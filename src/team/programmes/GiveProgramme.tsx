import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useSay } from '../kit/toasts';
import { useProgrammes } from '../kit/whole-content';
import styles from './programmes.module.css';

/** Each programme with one button that gives the whole of it at once; what it asks about first; and the way to give it otherwise. */
export function GiveProgramme({
  caseRef,
  has,
  onAdapt,
  onDone,
}: {
  caseRef: CaseRef;
  /** the citizen has it already */
  has: (programme: string) => boolean;
  onAdapt: (card: ProgrammeCard) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('team');
  const { busy, failed, act } = useAct();
  const say = useSay();
  const programmes = useProgrammes();
  const give = async (card: ProgrammeCard) => {
    const given = await act(async ({ write }) => {
      const { id } = await write(caseRef, { kind: 'assign', what: { type: 'programme', programme: card.id } });
      say(t('assign.given', { what: card.title }), (acts) => acts.write(caseRef, { kind: 'unassign', assignment: id }));
    });
    if (given) onDone();
  };
  return (
    <>
      <ul className={styles.give}>
        {programmes.map((card) => (
          <li key={card.id}>
            <div>
              <h3>{card.title}</h3>
              <p className="muted small">
                {t('catalogue.size', { count: card.parts.length, weeks: card.duration.weeks })} {card.summary}
              </p>
              {card.talkFirst.length > 0 && (
                <details>
                  <summary>{t('catalogue.talkFirst')}</summary>
                  <ul className="rich">
                    {card.talkFirst.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
            {has(card.id) ? (
              <p className="muted small">{t('assign.has')}</p>
            ) : (
              <div className={styles.giveActs}>
                <Button small busy={busy} onClick={() => void give(card)}>
                  {t('assign.give')}
                  <span className="ds-sr-only"> {card.title}</span>
                </Button>
                <button type="button" className={button.text} onClick={() => onAdapt(card)}>
                  {t('adapt.open')}
                  <span className="ds-sr-only"> {card.title}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
