import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { useSay } from '../kit/toasts';
import { PlanDialog } from '../programmes/PlanDialog';
import styles from './catalogue.module.css';

/** Gives the programme to somebody from where one is reading it, whole or adapted. */
export function GiveTo({ card }: { card: ProgrammeCard }) {
  const { t } = useTranslation('team');
  const { busy, failed, act } = useAct();
  const say = useSay();
  const now = useNow();
  const { data: cases } = useView('cases', { now });
  const [caseRef, setCaseRef] = useState<CaseRef | ''>('');
  const answer = useView('case', caseRef ? { caseRef, glance: true } : undefined);
  const [adapting, setAdapting] = useState(false);
  const view = caseRef && !answer.isPlaceholderData ? answer.data : undefined;
  const has = view?.assignments.some(({ what }) => what.type === 'programme' && what.programme === card.id) ?? false;
  if (!cases || cases.length === 0) return null;
  const give = (to: CaseRef) =>
    act(async ({ write }) => {
      const { id } = await write(to, { kind: 'assign', what: { type: 'programme', programme: card.id } });
      say(t('assign.given', { what: card.title }), (acts) => acts.write(to, { kind: 'unassign', assignment: id }));
    });
  return (
    <div className={styles.giveTo}>
      <Select label={t('catalogue.giveTo')} value={caseRef} onChange={(event) => setCaseRef(event.target.value)}>
        <option value="">{t('catalogue.chooseCase')}</option>
        {cases.map((one) => (
          <option key={one.caseRef} value={one.caseRef} translate="no">
            {one.name}
          </option>
        ))}
      </Select>
      {has && <p className="muted">{t('assign.has')}</p>}
      {caseRef && view && !has && (
        <div className="row">
          <Button small busy={busy} onClick={() => void give(caseRef)}>
            {t('assign.give')}
          </Button>
          <Button small variant="secondary" onClick={() => setAdapting(true)}>
            {t('adapt.open')}
          </Button>
        </div>
      )}
      {failed && <ErrorCard code={failed} />}
      {adapting && view && caseRef && (
        <PlanDialog
          caseRef={caseRef}
          card={card}
          plan={null}
          given={false}
          called={view.called || view.name}
          onClose={() => setAdapting(false)}
        />
      )}
    </div>
  );
}
