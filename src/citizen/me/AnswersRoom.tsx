import { useTranslation } from 'react-i18next';
import type { QuestionnaireRound } from '../../care/case';
import type { ScoringRules } from '../../care/instruments/scoring';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { IconLink } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { EmptyState, Loading } from '../../ui/states';
import { CitizenTabs } from '../CitizenTabs';
import { bandWords } from './points';
import { useMeasureName } from './useMeasureName';

/** Everything one has answered, newest first, and whether it has been sent. */
export function AnswersRoom() {
  const { t } = useTranslation(['me', 'common']);
  const nameOf = useMeasureName();
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const rounds = (view ? Object.entries(view.measures) : [])
    .flatMap(([measure, list]) => (list ?? []).map((round) => ({ measure, round })))
    .sort((a, b) => b.round.answeredAt.localeCompare(a.round.answeredAt));
  return (
    <Phone
      room="mine"
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}
    >
      <div className="flow">
        <h1>{t('answers.title')}</h1>
        {!view && <Loading lines={2} />}
        {view && rounds.length === 0 && <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>}
        {rounds.length > 0 && (
          <ul className="card log">
            {rounds.map(({ measure, round }) => (
              <Round
                key={round.item}
                name={view ? nameOf(measure, view) : ''}
                rules={view?.scoring[measure] ?? null}
                round={round}
              />
            ))}
          </ul>
        )}
      </div>
    </Phone>
  );
}

function Round({ name, rules, round }: { name: string; rules: ScoringRules | null; round: QuestionnaireRound }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { total, max } = round.score;
  const bands = rules?.bands ?? [];
  const reached = total === null ? -1 : bands.filter(({ from }) => total >= from).length - 1;
  const word = bandWords(bands.length)[Math.min(3, reached)];
  return (
    <li>
      <span className="arch sky">
        <Icon name="form" />
      </span>
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {total === null || !word
            ? t('answers.incomplete')
            : t('answers.sum', { total, max, band: t(word).toLocaleLowerCase() })}
        </small>
        {!round.sent && <small>{t('answers.unsent')}</small>}
      </span>
      <time dateTime={round.answeredAt}>{f.day(round.answeredAt)}</time>
    </li>
  );
}
