import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { NextCard } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { localDate, useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';
import { Bookmarks } from '../programmes/Bookmarks';
import { MeasureCard } from '../questionnaires/MeasureCard';
import { shownMeasures } from '../questionnaires/points';
import { RetentionCard } from '../retention/RetentionCard';
import { HelpNow } from './HelpNow';

/** Meg: how it has gone, who has looked, and everything one can decide oneself. */
export function MeRoom() {
  const { t } = useTranslation(['me', 'common', 'safety', 'programme', 'door', 'discharge']);
  const { data: door } = useView('door', null);
  const f = useFormat();
  const { firstName } = useTherapist();
  const { caseRef, view } = useMyCase();
  const { data: access } = useView('access', caseRef ? { caseRef } : undefined);
  const measures = view ? shownMeasures(view) : [];
  const last = access?.looks[0] ?? null;
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar title={<h1>{t('title')}</h1>} />}>
      <Flow>
        {!view && caseRef !== null && <Loading lines={2} />}
        <RetentionCard />
        {view && <HelpNow view={view} today={localDate(new Date())} />}
        {view &&
          measures.map(({ id, rules }) => <MeasureCard key={id} measure={id} view={view} rules={rules} therapist={firstName} />)}
        {measures.length > 0 && <Hint>{t('notADiagnosis')}</Hint>}
        {view && measures.length === 0 && <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>}
        {measures.length > 0 && (
          <NextCard to="/meg/svar" icon="form" tone="sky" heading={t('answers.title')} note={t('answers.note')} />
        )}
        {(view?.programmes ?? []).some(({ parts }) => Object.values(parts).some(({ finished }) => finished)) && (
          <NextCard
            to="/meg/huskeliste"
            icon="list"
            tone="dawn"
            heading={t('programme:keep.title')}
            note={t('programme:keep.noteAll')}
          />
        )}
        <Bookmarks />
        <NextCard
          to="/meg/innsyn"
          icon="eye"
          heading={t('access.link')}
          note={last ? t('access.last', { name: last.name.split(' ')[0] ?? '', when: f.moment(last.at) }) : t('access.nobody')}
        />
        {(view?.documents ?? []).some(({ step }) => step !== 'dropped') && (
          <NextCard to="/meg/brev" icon="form" heading={t('documents.link')} note={t('documents.linkNote')} />
        )}
        {view && (
          <NextCard
            to="/meg/samtykker"
            icon="shield"
            tone={view.consents.some(({ asked }) => asked) ? 'dawn' : 'fjord'}
            heading={t('consents.link')}
            note={t(view.consents.some(({ asked }) => asked) ? 'consents.linkWaits' : 'consents.linkNote')}
          />
        )}
        {view && (view.stayingWell || view.discharged) && (
          <NextCard to="/meg/holde-fast" icon="stairs" heading={t('discharge:plan.title')} note={t('discharge:plan.link')} />
        )}
        {view && (
          <NextCard
            to="/meg/plan"
            icon="shield"
            heading={t('safety:plan.mine')}
            note={t(view.safetyPlan ? 'safety:plan.mine.note' : 'safety:plan.mine.none')}
          />
        )}
        {(view?.early ?? []).map(({ assignment, due }) => (
          <NextCard
            key={assignment}
            to="/skjema/$assignment"
            params={{ assignment }}
            icon="form"
            tone="sky"
            heading={t('early.title')}
            note={t('early.note', { day: f.day(due) })}
          />
        ))}
        {/* Where help goes on there is somebody to write to; after a discharge it is one press, on I dag. */}
        {door?.about?.door && !door.path && !view?.discharged && view?.episodes.at(-1)?.ended && (
          <NextCard to="/hjelp" icon="door" heading={t('door:askAgain')} note={t('door:askAgain.note')} />
        )}
        <NextCard to="/meg/sikkerhet" icon="lock" heading={t('security.link')} note={t('security.note')} />
        <NextCard to="/meg/personvern" icon="eye" heading={t('privacy.link')} note={t('privacy.note')} />
        <NextCard to="/meg/innstillinger" icon="settings" tone="sky" heading={t('settings.link')} note={t('settings.note')} />
      </Flow>
    </Phone>
  );
}
