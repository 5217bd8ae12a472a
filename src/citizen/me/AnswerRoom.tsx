import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView, QuestionnaireRound } from '../../care/case';
import type { InstrumentItem } from '../../care/instruments/types';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { IconLink } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint } from '../../ui/parts';
import { EmptyState, Loading } from '../../ui/states';
import { CitizenTabs } from '../CitizenTabs';
import { useInstruments } from '../forms/useInstruments';
import { useMeasureName } from './useMeasureName';
import { useSum } from './useSum';
import '../../ui/styles/worksheets.css';

/** One form as it was answered: every question in its own words, and what one said to it. */
export function AnswerRoom() {
  const { t } = useTranslation(['me', 'forms']);
  const { item } = useParams({ strict: false });
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const round =
    view &&
    Object.values(view.measures)
      .flatMap((list) => list ?? [])
      .find((one) => one.item === item);
  return (
    <Phone
      room="mine"
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg/svar" icon="back" label={t('answers.back')} />} />}
    >
      <div className="flow">
        {!view && <Loading lines={3} />}
        {view && !round && <EmptyState heading={t('forms:gone.title')}>{t('answers.gone')}</EmptyState>}
        {view && round && <Answered view={view} round={round} />}
      </div>
    </Phone>
  );
}

function Answered({ view, round }: { view: CaseView; round: QuestionnaireRound }) {
  const { t } = useTranslation(['me', 'forms']);
  const f = useFormat();
  const nameOf = useMeasureName();
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
      <h1>
        <bdi>{nameOf(round.instrument, view)}</bdi>
      </h1>
      <p>
        {t(`answers.mode.${round.mode}`, { when: f.date(round.answeredAt) })}{' '}
        {sumOf(round, view.scoring[round.instrument] ?? null)}.
      </p>
      <dl className="card pad sheet-values" lang={instrument.wording} translate="no">
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
      <Hint>{t('notADiagnosis')}</Hint>
    </>
  );
}
