import { useTranslation } from 'react-i18next';
import { worksheetIds } from '../../content/load';
import { useOwn } from '../../engine/engine';
import { IconLink, NextCard } from '../../ui/controls/links';
import { Loading, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { useLabel } from '../../ui/worksheets/useReading';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';

/** Every worksheet: first those with something in them or given as homework, then the others, for whoever wishes one. */
export function SheetsRoom() {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { firstName } = useTherapist();
  const { view } = useMyCase();
  const { data: own } = useOwn('entry/');
  const kept = (id: string) => {
    const alone = (own ?? []).map(({ key }) => key.split('/')).filter(([, sheet]) => sheet === id);
    return new Set([...alone.map(([, , entry]) => entry), ...(view?.entries[id] ?? []).map(({ entry }) => entry)]).size;
  };
  const mine = worksheetIds.filter(
    (id) => kept(id) > 0 || view?.worksheets.some(({ worksheet, assigned }) => worksheet === id && assigned),
  );
  const others = worksheetIds.filter((id) => !mine.includes(id));
  const card = (id: string) => (
    <NextCard
      key={id}
      to="/dagbok/$worksheet"
      params={{ worksheet: id }}
      icon={id === 'sleep-diary' ? 'moon' : 'form'}
      tone="sky"
      heading={word(`${id}.title`)}
      note={kept(id) > 0 ? t('path.entries', { count: kept(id) }) : undefined}
    />
  );
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/program" icon="back" label={t('back')} />} />}>
      <Flow>
        <h1>{t('sheets.title')}</h1>
        <p className="lead">{t('sheets.lead', { name: firstName })}</p>
        <Netline />
        {!view || !own ? (
          <Loading lines={2} />
        ) : (
          <>
            {mine.map(card)}
            <details className="ds-details" open={mine.length === 0}>
              <summary>{t('sheets.others')}</summary>
              <div className="stack">{others.map(card)}</div>
            </details>
          </>
        )}
      </Flow>
    </Phone>
  );
}
