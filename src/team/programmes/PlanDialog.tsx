import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAsWritten, isPlanDraft, type PlanDraft, planDraft, planItem, shutByHiding } from '../../care/programmes/plan-draft';
import type { ProgrammePlan } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Picks, TextArea } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import { useSay } from '../kit/toasts';
import { PlanParts } from './PlanParts';

const days = ['1', '2', '3', '4', '5'] as const;
/** Days between parts that are offered; what another plan says besides is offered too. */
const paces = ['written', '0', '3', '7', '14'];

/** Gives a programme in another way than it was written, or changes how it is given: one dialog, one button. */
export function PlanDialog({
  caseRef,
  card,
  plan,
  given,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  card: ProgrammeCard;
  plan: ProgrammePlan | null;
  /** the citizen has the programme already */
  given: boolean;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const content = useContent();
  const written = planDraft(card, plan);
  const kept = useDraft<PlanDraft>(`adapt/${caseRef}/${card.id}`, written, (value): value is PlanDraft =>
    isPlanDraft(card, value),
  );
  const draft = kept.value ?? written;
  const [tried, setTried] = useState(false);
  const item = planItem(card, draft);
  const stops = draft.parts.filter(({ shown }) => shown).some(({ stop }, at, all) => stop && at < all.length - 1);
  const save = () => {
    setTried(true);
    if (!item) return null;
    return give(item);
  };
  // The plan stands before the programme it is for: nobody sees the whole first and then a part of it.
  const give =
    (what: NonNullable<typeof item>) =>
    async ({ write }: Acts) => {
      if (plan || !isAsWritten(card, draft) || draft.note.trim()) await write(caseRef, what);
      if (given) return say(t('adapt.saved', { what: card.title }));
      const { id } = await write(caseRef, { kind: 'assign', what: { type: 'programme', programme: card.id } });
      say(t('assign.given', { what: card.title }), (acts) => acts.write(caseRef, { kind: 'unassign', assignment: id }));
    };
  return (
    <ActDialog
      heading={t(given ? 'adapt.change' : 'adapt.give', { title: card.title })}
      label={t(given ? 'save' : 'adapt.giveTo', { name: called })}
      act={save}
      words={[kept]}
      onClose={onClose}
      wide
    >
      <PlanParts card={card} draft={draft} onChange={(next) => kept.set({ ...draft, ...next })} />
      {tried && !item && <p className={fields.error}>{t('adapt.none')}</p>}
      {Object.entries(shutByHiding(card, draft)).map(([feature, part]) => (
        <Hint icon="warning" key={feature}>
          {t('adapt.shut', { part: content.partTitle(card.id, part), feature: content.featureName(feature) })}
        </Hint>
      ))}
      {stops && (
        <Picks
          legend={t('adapt.feedbackDays')}
          options={days.map((value) => ({ value, label: t('adapt.days', { count: Number(value) }) }))}
          chosen={String(draft.feedbackDays)}
          onChoose={(value) => kept.set({ ...draft, feedbackDays: Number(value) })}
        />
      )}
      <Pace draft={draft} onChange={kept.set} />
      <TextArea
        label={t('adapt.note', { name: called })}
        rows={2}
        maxLength={500}
        value={draft.note}
        onChange={(event) => kept.set({ ...draft, note: event.target.value })}
      />
    </ActDialog>
  );
}

function Pace({ draft, onChange }: { draft: PlanDraft; onChange: (next: PlanDraft) => void }) {
  const { t } = useTranslation('team');
  const chosen = draft.pace === null ? 'written' : String(draft.pace);
  const offered = paces.includes(chosen) ? paces : [...paces, chosen];
  const label = (value: string): string => {
    if (value === 'written') return t('adapt.pace.written');
    return value === '0' ? t('adapt.pace.none') : t('adapt.days', { count: Number(value) });
  };
  return (
    <Picks
      legend={t('adapt.pace')}
      options={offered.map((value) => ({ value, label: label(value) }))}
      chosen={chosen}
      onChoose={(value) => onChange({ ...draft, pace: value === 'written' ? null : Number(value) })}
    />
  );
}
