import { useTranslation } from 'react-i18next';
import type { Option, ProgrammeBlock } from '../../../care/programmes/types';
import { useTelling } from '../../../engine/act';
import { Choice } from '../../../ui/controls/fields';
import { Inlines, RichText } from '../../../ui/controls/RichText';
import { useTherapist } from '../../kit/therapist';
import { useAnswer, usePlace } from './answer';
import styles from './blocks.module.css';
import { TryIt } from './TryIt';
import { blockItem } from './words';

type ChoiceLike = Extract<ProgrammeBlock, { type: 'choice' }>;

/** No right answer. One that holds a feature is sent at once, as a guard is; it says so. */
export function ChoiceBlock({ block }: { block: ChoiceLike }) {
  const { t } = useTranslation('programme');
  const { write } = useTelling();
  const place = usePlace();
  const { firstName } = useTherapist();
  const answer = useAnswer(block.id);
  const chosen = answer.value?.keys ?? [];
  return (
    <TryIt answer={answer}>
      <Choice
        legend={<RichText blocks={block.prompt} />}
        multiple={block.kind === 'multi'}
        options={block.options.map((o) => ({ value: o.key, label: <Inlines parts={o.text} /> }))}
        chosen={chosen}
        onChoose={(keys) => {
          answer.set({ keys });
          if (block.holds) void write(place.caseRef, blockItem(place, block, { keys }));
        }}
      />
      {block.kind === 'multi' && <p className="muted">{t('choice.several')}</p>}
      <FeedbackOf options={block.options} chosen={chosen} />
      {block.holds && <p className="muted">{t('guard.sent', { name: firstName })}</p>}
    </TryIt>
  );
}

/** What the programme says back to the chosen answers. */
export function FeedbackOf({ options, chosen }: { options: readonly Option[]; chosen: readonly string[] }) {
  const said = options.filter((o) => o.feedback && chosen.includes(o.key));
  return (
    <div role="status">
      {said.map((o) => (
        <div className={styles.answer} key={o.key}>
          <RichText blocks={o.feedback ?? []} />
        </div>
      ))}
    </div>
  );
}
