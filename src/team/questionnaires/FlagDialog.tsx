import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flagActions } from '../../care/items/choices';
import type { CaseFlag } from '../../care/questionnaires/flags';
import { addDays } from '../../care/time/dates';
import type { Acts, CaseRef } from '../../client/api';
import { useWords } from '../../engine/draft';
import { Choice, TextArea } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { localDate } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useFlagWords } from './useFlagWords';

type Action = (typeof flagActions)[number];
const later = ['7', '14'] as const;
type Answer = Action | (typeof later)[number];

/** What is done about a flag, or why it may wait. A newer measure makes a new flag. */
export function FlagDialog({ caseRef, flag, onClose }: { caseRef: CaseRef; flag: CaseFlag; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const words = useFlagWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const note = useWords(`flag/${caseRef}/${flag.rule}/${flag.instrument}`);
  const [tried, setTried] = useState(false);
  const waits = later.some((days) => days === answer);
  const text = note.text.trim();
  const lacksReason = waits && text === '';
  const step = words.step(flag);
  const save = () => {
    setTried(true);
    if (!answer || lacksReason) return null;
    const days = later.find((one) => one === answer);
    const action = flagActions.find((one) => one === answer);
    const item = {
      kind: 'flag-seen' as const,
      rule: flag.rule,
      instrument: flag.instrument,
      of: flag.at,
      ...(action ? { action } : {}),
      ...(days ? { snoozedUntil: addDays(localDate(new Date()), Number(days)) } : {}),
      ...(text ? { note: text } : {}),
    };
    return ({ write }: Acts) => write(caseRef, item).then(() => say(t('flag.saved')));
  };
  return (
    <ActDialog heading={words.name(flag)} label={t('flag.save')} act={save} words={[note]} onClose={onClose}>
      <p>{words.said(flag)}</p>
      {step && <Hint icon="info">{step}</Hint>}
      <Choice<Answer>
        legend={t('flag.what')}
        options={[
          ...flagActions.map((value) => ({ value, label: t(`flag.action.${value}`) })),
          ...later.map((value) => ({ value, label: t('flag.later', { count: Number(value) }) })),
        ]}
        chosen={answer ? [answer] : []}
        onChoose={([chosen]) => setAnswer(chosen ?? null)}
      />
      <div role="status">{tried && !answer && <p className={fields.error}>{t('flag.choose')}</p>}</div>
      <TextArea
        label={t(waits ? 'flag.reason' : 'flag.note')}
        error={tried && lacksReason ? t('flag.reasonMissing') : undefined}
        rows={2}
        maxLength={1_000}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </ActDialog>
  );
}
