import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFlag } from '../../care/case';
import { addDays } from '../../care/dates';
import { flagActions } from '../../care/items';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { isText, useDraft } from '../../ui/draft';
import { errorCode, useEngine } from '../../ui/engine';
import { Choice, TextArea } from '../../ui/fields';
import { localDate } from '../../ui/format';
import { Hint } from '../../ui/parts';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';
import { useFlagWords } from './useFlagWords';

type Action = (typeof flagActions)[number];
const later = ['7', '14'] as const;
type Answer = Action | (typeof later)[number];

/** What is done about a flag, or why it may wait. A newer measure makes a new flag. */
export function FlagDialog({ caseRef, flag, onClose }: { caseRef: CaseRef; flag: CaseFlag; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const words = useFlagWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const note = useDraft(`flag/${caseRef}/${flag.rule}/${flag.instrument}`, '', isText);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const waits = later.some((days) => days === answer);
  const text = note.value?.trim() ?? '';
  const lacksReason = waits && text === '';
  const step = words.step(flag);
  const save = async () => {
    setTried(true);
    if (!answer || lacksReason) return;
    setError(null);
    const days = later.find((one) => one === answer);
    const action = flagActions.find((one) => one === answer);
    try {
      await engine.write(caseRef, {
        kind: 'flag-seen',
        rule: flag.rule,
        instrument: flag.instrument,
        of: flag.at,
        ...(action ? { action } : {}),
        ...(days ? { snoozedUntil: addDays(localDate(new Date()), Number(days)) } : {}),
        ...(text ? { note: text } : {}),
      });
      await note.clear();
      say(t('flag.saved'));
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      sheet={false}
      heading={words.name(flag)}
      onClose={onClose}
      actions={<Button onClick={() => void save()}>{t('flag.save')}</Button>}
    >
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
      <div role="status">{tried && !answer && <p className="field-error">{t('flag.choose')}</p>}</div>
      <TextArea
        label={t(waits ? 'flag.reason' : 'flag.note')}
        error={tried && lacksReason ? t('flag.reasonMissing') : undefined}
        rows={2}
        maxLength={1_000}
        value={note.value ?? ''}
        onChange={(event) => note.set(event.target.value)}
      />
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void save()} />}
    </Dialog>
  );
}
