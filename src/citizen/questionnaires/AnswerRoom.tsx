import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useMyCase } from '../kit/useMyCase';
import { RemarkOn } from '../remarks/RemarkOn';
import { AnsweredForm } from './AnsweredForm';
import { useMeasureName } from './useMeasureName';

/** One form as it was answered: every question in its own words, and what one said to it. */
export function AnswerRoom() {
  const { t } = useTranslation(['me', 'forms']);
  const nameOf = useMeasureName();
  const { item } = useParams({ strict: false });
  const { view } = useMyCase();
  const round =
    view &&
    Object.values(view.measures)
      .flatMap((list) => list ?? [])
      .find((one) => one.item === item);
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg/svar" icon="back" label={t('answers.back')} />} />}>
      <Flow>
        {!view && <Loading lines={3} />}
        {view && !round && <EmptyState heading={t('forms:gone.title')}>{t('answers.gone')}</EmptyState>}
        {view && round && (
          <>
            <h1>
              <bdi>{nameOf(round.instrument, view)}</bdi>
            </h1>
            <AnsweredForm view={view} round={round} />
            <RemarkOn on={round.item} about="correction" />
            <Hint>{t('notADiagnosis')}</Hint>
          </>
        )}
      </Flow>
    </Phone>
  );
}
