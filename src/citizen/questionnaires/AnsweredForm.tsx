import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { InstrumentItem } from '../../care/questionnaires/instruments/types';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import { Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import styles from '../../ui/worksheets/values.module.css';
import { useInstruments } from './useInstruments';
import { useSum } from './useSum';

/** Every question in its own words, in the language in which it was answered, and what one said to it. */
export function AnsweredForm({ view, round }: { view: CaseView; round: QuestionnaireRound }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const sumOf = useSum();
  const { language } = round;
  const instruments = useInstruments(
    [round.instrument],
    view.packs,
    language === 'nb' || language === 'nn' || language === 'en' ? language : undefined,
  );
  const instrument = instruments?.[0];
  if (!instrument) return <Loading lines={3} />;
  const said = ({ linkId, options }: InstrumentItem): string => {
    const value = round.values[linkId];
    if (value === undefined) return t('answers.unanswered');
    if (value === null) return t('answers.declined');
    return options.find((option) => option.value === value)?.text ?? f.number(value);
  };
  return (
    <>
      <p>
        {t(`answers.mode.${round.mode}`, { when: f.date(round.answeredAt) })}{' '}
        {sumOf(round, view.scoring[round.instrument] ?? null)}.
      </p>
      <dl className={`card pad ${styles.values}`} lang={instrument.wording} translate="no">
        {instrument.items.map((item, place) => (
          <div key={item.linkId}>
            <dt>
              {item.stem && item.stem !== instrument.items[place - 1]?.stem && <small>{item.stem}</small>}
              {item.text}
            </dt>
            <dd>
              <b>{said(item)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
