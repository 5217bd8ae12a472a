import { useTranslation } from 'react-i18next';
import { errorCode, useView } from '../../engine/engine';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import kit from '../kit/kit.module.css';
import { GroupCard } from './GroupCard';
import { RefusedCard } from './RefusedCard';
import { SumCard } from './SumCard';

/** Sums of teams that show their figures to nobody: what can be summed with another reader, and how far each sum has come. */
export function SumsRoom() {
  const { t } = useTranslation('sums');
  const view = useView('shareSums', null);
  const nothing = view.data && view.data.groups.length + view.data.sums.length + view.data.refused.length === 0;
  return (
    <main id="innhold" className={kit.narrow} tabIndex={-1}>
      <h1 tabIndex={-1}>{t('room.title')}</h1>
      {view.error ? (
        <ErrorCard code={errorCode(view.error)} retry={() => void view.refetch()} />
      ) : !view.data ? (
        <Loading lines={4} />
      ) : nothing ? (
        <EmptyState heading={t('room.none')}>{t('room.noneText')}</EmptyState>
      ) : (
        <>
          <p className="lead">{t('room.lead')}</p>
          {view.data.groups.map((group) => (
            <GroupCard key={`${group.from} ${group.until} ${group.other}`} group={group} />
          ))}
          {view.data.sums.map((sum) => (
            <SumCard key={sum.id} sum={sum} />
          ))}
          {view.data.refused.length > 0 && <RefusedCard refused={view.data.refused} />}
        </>
      )}
    </main>
  );
}
