import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { TextArea } from '../../../ui/controls/fields';
import { RichText } from '../../../ui/controls/RichText';
import { useAnswer } from './answer';
import { TryIt } from './TryIt';
import { plain } from './words';

export function Reflection({ block }: { block: Extract<ProgrammeBlock, { type: 'reflect' }> }) {
  const { t } = useTranslation('programme');
  const answer = useAnswer(block.id);
  return (
    <TryIt answer={answer}>
      <RichText blocks={block.prompt} />
      <TextArea
        label={plain(block.prompt) || t('read.yourText')}
        hideLabel
        rows={block.rows}
        maxLength={8_000}
        disabled={answer.value === null}
        value={answer.value?.texts?.[0] ?? ''}
        onChange={(event) => answer.set({ texts: [event.target.value] })}
        description={t('read.private')}
      />
    </TryIt>
  );
}
