import { useNavigate } from '@tanstack/react-router';
import type { InstrumentId } from '../../../care/questionnaires/instruments/types';
import { useView } from '../../../engine/engine';
import { dayFromNow, localDate } from '../../../ui/format';
import { Questionnaire } from '../../questionnaires/Questionnaire';

/**
 * The questionnaires before a part, unless they have been answered in the last days anyway: asking twice in a week measures
 * nothing and tires.
 */
const recentDays = 4;

export function CheckIn({
  caseRef,
  programme,
  part,
  instruments,
  onDone,
  onClose,
}: {
  caseRef: string;
  programme: string;
  part: string;
  instruments: readonly InstrumentId[];
  onDone: () => void;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { data: view } = useView('case', { caseRef });
  if (!view) return null;
  const since = dayFromNow(-recentDays);
  const missing = instruments.filter((id) => !(view.measures[id] ?? []).some((r) => localDate(r.answeredAt) >= since));
  if (missing.length === 0) {
    queueMicrotask(onDone);
    return null;
  }
  return (
    <Questionnaire
      caseRef={caseRef}
      instruments={missing}
      draftKey={`form/${programme}/${part}`}
      about={{ address: `${programme}/${part}/check-in` }}
      onSafety={(answers) => void navigate({ to: '/trygghet/$answers', params: { answers } })}
      onClose={onClose}
      onSkip={onDone}
      onDone={onDone}
    />
  );
}
