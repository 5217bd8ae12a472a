import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWorksheet } from '../../client/content';
import { Button } from '../../ui/Button';
import { useView } from '../../ui/engine';
import { localDate, useFormat } from '../../ui/format';
import { ButtonLink, IconLink } from '../../ui/links';
import { newId } from '../../ui/newId';
import { Phone, TopBar } from '../../ui/Phone';
import { EmptyState, Loading, Netline } from '../../ui/states';
import { useLabel } from './SheetField';
import { SheetForm } from './SheetForm';
import { SheetHistory } from './SheetHistory';
import { SleepViews } from './SleepViews';
import { type Sheet, useEntries } from './useEntries';

/** A worksheet: what has been filled in, and a new entry. A diary opens at last night while it is not written. */
export function SheetRoom() {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const f = useFormat();
  const navigate = useNavigate();
  const { worksheet } = useParams({ strict: false });
  const { data: structure } = useQuery({
    queryKey: ['worksheet', worksheet],
    queryFn: () => loadWorksheet(worksheet ?? ''),
    enabled: worksheet !== undefined,
  });
  const { data: caseRef } = useView('myCase', null);
  const entries = useEntries(caseRef, worksheet);
  const [chosen, setChosen] = useState<{ entry: string; date: string; sheet: Sheet | null } | 'list' | null>(null);
  const today = localDate(new Date());

  if (structure === null)
    return (
      <Phone room="diary" title="Mellom" header={<TopBar />}>
        <div className="flow">
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
        </div>
      </Phone>
    );
  if (!structure || !entries || !caseRef)
    return (
      <Phone room="diary" title="Mellom" header={<TopBar />}>
        <div className="flow">
          <Loading lines={3} />
        </div>
      </Phone>
    );

  const daily = structure.repeat === 'one-a-day';
  const ofToday = entries.find((e) => e.date === today);
  const open =
    chosen === null && ((daily && !ofToday) || entries.length === 0)
      ? { entry: '', date: today, sheet: null }
      : chosen === 'list' || chosen === null
        ? null
        : chosen;
  const title = word(structure.title);

  if (open)
    return (
      <SheetForm
        key={`${open.entry}${open.date}`}
        structure={structure}
        caseRef={caseRef}
        date={open.date}
        sheet={open.sheet ?? (daily ? (entries.find((e) => e.date === open.date) ?? null) : null)}
        draftId={daily ? open.date : open.entry || 'new'}
        onDone={() => setChosen('list')}
        onClose={() => (entries.length > 0 ? setChosen('list') : void navigate({ to: '/' }))}
        onOtherDate={daily ? (date) => setChosen({ entry: '', date, sheet: null }) : undefined}
      />
    );
  return (
    <Phone
      room="diary"
      title={title}
      header={
        <TopBar start={<IconLink to="/" icon="back" label={t('sheet.close')} />} title={<p className="top-title">{title}</p>} />
      }
      bottom={
        <Button wide onClick={() => setChosen({ entry: newId(), date: today, sheet: daily ? (ofToday ?? null) : null })}>
          {t(daily ? (ofToday ? 'sheet.edit' : 'sheet.today') : 'sheet.new')}
        </Button>
      }
    >
      <div className="flow">
        <Netline />
        {worksheet === 'sleep-diary' ? <SleepViews entries={entries} today={today} view="week" /> : <h1>{title}</h1>}
        <SheetHistory
          entries={[...entries].reverse()}
          line={(e) => (daily ? t('sheet.nightTo', { day: f.date(e.date) }) : f.moment(e.at))}
          onEdit={(sheet) => setChosen({ entry: sheet.entry, date: sheet.date, sheet })}
        />
      </div>
    </Phone>
  );
}
