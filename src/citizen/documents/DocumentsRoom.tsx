import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { IconLink, NextCard } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';

/** Every letter about oneself that has left the desk, the newest first. */
export function DocumentsRoom() {
  const { t } = useTranslation(['documents', 'me']);
  const f = useFormat();
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const shown = (view?.documents ?? []).filter(({ step }) => step !== 'dropped').reverse();
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg" icon="back" label={t('me:backToMe')} />} />}>
      <Flow>
        <h1>{t('mine.title')}</h1>
        {!view && <Loading lines={2} />}
        {view && shown.length === 0 && <EmptyState heading={t('mine.none')}>{t('mine.noneText')}</EmptyState>}
        {shown.map(({ letter, step }) => (
          <NextCard
            key={letter.document}
            to="/meg/brev/$document"
            params={{ document: letter.document }}
            icon="form"
            tone={step === 'reading' ? 'dawn' : 'fjord'}
            heading={t(`letter.name.${letter.template}`)}
            note={`${t(`mine.step.${step === 'dropped' ? 'locked' : step}`)} · ${f.day(letter.at)}`}
          />
        ))}
      </Flow>
    </Phone>
  );
}
