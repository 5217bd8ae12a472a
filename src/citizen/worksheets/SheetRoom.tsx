import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { OpenSheet } from './OpenSheet';
import { useEntries } from './useEntries';
import { useWorksheet } from './useRefChoices';
import worksheets from './worksheets.module.css';

/** The room of one worksheet, whichever it is. */
export function SheetRoom() {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  const { worksheet } = useParams({ strict: false });
  const { ny, skjema, fra, alene } = useSearch({ strict: false });
  const { data: structure } = useWorksheet(worksheet);
  const { data: caseRef } = useView('myCase', null);
  const entries = useEntries(caseRef, worksheet);
  if (structure === null)
    return (
      <Phone room={worksheets.sheet} header={<TopBar />}>
        <Flow>
          <EmptyState
            heading={t('gone.title')}
            action={
              <ButtonLink to="/program" variant="secondary">
                {t('back')}
              </ButtonLink>
            }
          >
            {t('gone.text')}
          </EmptyState>
        </Flow>
      </Phone>
    );
  if (!structure || !entries || !caseRef)
    return (
      <Phone room={worksheets.sheet} header={<TopBar />}>
        <Flow>
          <Loading lines={3} page />
        </Flow>
      </Phone>
    );
  const [slug, part, screen] = fra?.split('/') ?? [];
  const back = slug && part && screen ? { slug, part, screen } : null;
  return (
    <OpenSheet
      key={structure.id}
      structure={structure}
      caseRef={caseRef}
      entries={entries}
      startsNew={ny === true}
      variant={skjema}
      alone={alene === true}
      from={back}
      onLeave={() =>
        void (back
          ? navigate({ to: '/program/$slug/$part/$screen', params: back })
          : navigate({ to: structure.repeat === 'one-a-day' ? '/' : '/dagbok' }))
      }
    />
  );
}
