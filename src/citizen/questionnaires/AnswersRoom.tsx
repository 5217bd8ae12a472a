import { useTranslation } from 'react-i18next';
import type { ScoringRules } from '../../care/questionnaires/instruments/scoring';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import { IconLink, NextCard } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useMyCase } from '../kit/useMyCase';
import { useMeasureName } from './useMeasureName';
import { useSum } from './useSum';

/** Everything one has answered, newest first, and whether it has been sent; each can be opened. */
export function AnswersRoom() {
  const { t } = useTranslation(['me', 'common']);
  const nameOf = useMeasureName();
  const { view } = useMyCase();
  const rounds = (view ? Object.entries(view.measures) : [])
    .flatMap(([measure, list]) => (list ?? []).map((round) => ({ measure, round })))
    .sort((a, b) => b.round.answeredAt.localeCompare(a.round.answeredAt));
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}>
      <Flow>
        <h1>{t('answers.title')}</h1>
        {!view && <Loading lines={2} />}
        {view && rounds.length === 0 && <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>}
        {rounds.length > 0 && (
          <ul className="stack">
            {rounds.map(({ measure, round }) => (
              <li key={round.item}>
                <Round name={view ? nameOf(measure, view) : ''} rules={view?.scoring[measure] ?? null} round={round} />
              </li>
            ))}
          </ul>
        )}
      </Flow>
    </Phone>
  );
}

function Round({ name, rules, round }: { name: string; rules: ScoringRules | null; round: QuestionnaireRound }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const said = useSum()(round, rules);
  return (
    <NextCard
      to="/meg/svar/$item"
      params={{ item: round.item }}
      icon="form"
      tone="sky"
      heading={<bdi>{name}</bdi>}
      note={
        <>
          <time dateTime={round.answeredAt}>{f.day(round.answeredAt)}</time>
          {` · ${said}`}
          {!round.sent && ` · ${t('answers.unsent')}`}
        </>
      }
    />
  );
}
