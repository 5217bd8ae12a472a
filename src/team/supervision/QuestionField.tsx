import { useTranslation } from 'react-i18next';
import { questionKey } from '../../care/drafts/own-words';
import { isQuestion, type SupervisionQuestion } from '../../care/supervision/supervision';
import type { CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { Saved } from '../../ui/controls/parts';
import { useSay } from '../kit/toasts';

const nothing: SupervisionQuestion = { question: '', at: '' };

/** Whether a case is on my list for supervision, and what I will ask of it. Kept as it is typed, for me alone. */
export function QuestionField({ caseRef, name }: { caseRef: CaseRef; name: string }) {
  const { t } = useTranslation('supervision');
  const say = useSay();
  const draft = useDraft<SupervisionQuestion>(questionKey(caseRef), nothing, isQuestion);
  const { value } = draft;
  if (value === null) return null;
  if (!value.at)
    return (
      <Button small variant="secondary" icon="plus" onClick={() => draft.set({ question: '', at: new Date().toISOString() })}>
        {t('add')}
      </Button>
    );
  const takeOff = async () => {
    await draft.clear();
    say(t('off.done', { name }), async () => draft.set(value));
  };
  return (
    <>
      <TextArea
        label={t('question')}
        description={t('question.help')}
        rows={3}
        maxLength={1_000}
        value={value.question}
        onChange={(event) => draft.set({ ...value, question: event.target.value })}
      />
      <Saved of={draft} words={t('kept')} />
      <Button small variant="tertiary" icon="close" onClick={() => void takeOff()}>
        {t('off')}
        <span className="ds-sr-only"> {name}</span>
      </Button>
    </>
  );
}
