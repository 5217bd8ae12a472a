import type { ProgrammeBlock } from '../../../care/programmes/types';
import { Slider } from '../../../ui/controls/fields';
import { RichText } from '../../../ui/controls/RichText';
import { useAnswer } from './answer';
import { TryIt } from './TryIt';
import { plain } from './words';

export function SliderBlock({ block }: { block: Extract<ProgrammeBlock, { type: 'slider' }> }) {
  const answer = useAnswer(block.id);
  return (
    <TryIt answer={answer}>
      <Slider
        label={block.prompt.length === 1 ? plain(block.prompt) : <RichText blocks={block.prompt} />}
        min={block.min}
        max={block.max}
        step={block.step}
        value={answer.value?.number ?? null}
        minLabel={block.minLabel}
        maxLabel={block.maxLabel}
        unit={block.unit ?? undefined}
        onChange={(number) => answer.set({ number })}
      />
    </TryIt>
  );
}
