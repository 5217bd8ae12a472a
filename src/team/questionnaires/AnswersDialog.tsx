import { useTranslation } from 'react-i18next';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import type { Struck } from '../../care/questionnaires/struck';
import type { Remark } from '../../care/remarks/remarks';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import { useInstruments } from '../kit/whole-content';
import { RemarksBeside } from '../remarks/RemarksBeside';
import { useStruckWords } from './useStruckWords';

/** One filled-in form, question by question, in the wording's own words. */
export function AnswersDialog({
  rounds,
  at,
  onMove,
  remarks,
  called,
  onStrike,
  onClose,
}: {
  rounds: readonly (QuestionnaireRound & { struck?: Struck })[];
  at: number;
  onMove: (at: number) => void;
  /** What the citizen has put beside their answers. */
  remarks: readonly Remark[];
  called: string;
  /** They were entered wrongly; null: nothing more is done in this case. */
  onStrike: ((round: QuestionnaireRound) => void) | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const instruments = useInstruments();
  const struckWords = useStruckWords();
  const round = rounds[at];
  const instrument = round && instruments.find((one) => one.id === round.instrument);
  if (!round || !instrument) return null;
  const before = rounds[at - 1];
  const words = (linkId: string, values: QuestionnaireRound['values'] | undefined): string => {
    const value = values?.[linkId];
    if (value === null) return t('answers.declined');
    const item = instrument.items.find((i) => i.linkId === linkId);
    return item?.options.find((o) => o.value === value)?.text ?? t('answers.missing');
  };
  return (
    <Dialog
      sheet={false}
      heading={t('answers.title', { instrument: instrument.title, date: f.date(round.answeredAt) })}
      onClose={onClose}
      actions={
        <>
          {at > 0 && (
            <Button small variant="secondary" icon="back" onClick={() => onMove(at - 1)}>
              {t('answers.older')}
            </Button>
          )}
          {at < rounds.length - 1 && (
            <Button small variant="secondary" icon="forward" onClick={() => onMove(at + 1)}>
              {t('answers.newer')}
            </Button>
          )}
          {onStrike && !round.struck && (
            <Button small variant="tertiary" icon="close" onClick={() => onStrike(round)}>
              {t('strike.open')}
            </Button>
          )}
        </>
      }
    >
      {round.mode !== 'home' && <p className="muted">{t(`fillIn.mode.${round.mode}`)}</p>}
      {round.struck && <Hint icon="close">{struckWords(round.struck)}</Hint>}
      <RemarksBeside remarks={remarks} on={round.item} called={called} />
      {round.score.total !== null && <p>{t('answers.total', { total: round.score.total, max: round.score.max })}</p>}
      <dl className={lists.answers} lang={instrument.wording} translate="no">
        {instrument.items.map((item, n) => {
          const risky = item.linkId === instrument.risk?.linkId && (round.values[item.linkId] ?? 0) >= instrument.risk.atLeast;
          return (
            <div key={item.linkId} className={risky ? lists.risky : undefined}>
              <dt>
                {item.scored ? `${n + 1}. ` : ''}
                {item.text}
              </dt>
              <dd>
                <b>{words(item.linkId, round.values)}</b>
                {before && (
                  <span className="muted">
                    {' '}
                    {t('answers.compare')}: {words(item.linkId, before.values)}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {instrument.notices.map((notice) => (
        <p className="muted small" key={notice}>
          {notice}
        </p>
      ))}
    </Dialog>
  );
}
