import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { Button } from '../../../ui/controls/Button';
import { Choice } from '../../../ui/controls/fields';
import { Inlines, RichText } from '../../../ui/controls/RichText';
import { FeedbackOf } from './ChoiceBlock';
import { TryIt } from './TryIt';

/** Teaches, never tests: no score, never stored, may be tried again. */
export function Quiz({ block }: { block: Extract<ProgrammeBlock, { type: 'quiz' }> }) {
  const { t } = useTranslation('programme');
  const [chosen, setChosen] = useState<string[]>([]);
  const [checked, setChecked] = useState<string[] | null>(null);
  const multiple = block.kind === 'multi';
  return (
    <TryIt>
      <Choice
        legend={<RichText blocks={block.prompt} />}
        multiple={multiple}
        options={block.options.map((o) => ({ value: o.key, label: <Inlines parts={o.text} /> }))}
        chosen={chosen}
        onChoose={(keys) => {
          setChosen(keys);
          setChecked(multiple ? null : keys);
        }}
      />
      {multiple && <p className="muted">{t('quiz.several')}</p>}
      <FeedbackOf options={block.options} chosen={checked ?? []} />
      {multiple && !checked && (
        <Button variant="secondary" onClick={() => setChecked(chosen)}>
          {t('quiz.check')}
        </Button>
      )}
      {checked && checked.length > 0 && !right(checked, block.correct) && (
        <Button
          variant="secondary"
          onClick={() => {
            setChosen([]);
            setChecked(null);
          }}
        >
          {t('quiz.again')}
        </Button>
      )}
    </TryIt>
  );
}

const right = (checked: readonly string[], correct: readonly string[]) =>
  checked.length === correct.length && checked.every((key) => correct.includes(key));
