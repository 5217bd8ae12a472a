import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { useTelling } from '../../../engine/act';
import { TextArea, Tick } from '../../../ui/controls/fields';
import { RichText } from '../../../ui/controls/RichText';
import { addressOf, useAnswer, usePlace } from './answer';
import { TryIt } from './TryIt';
import { plain } from './words';

/** A tick and a line of one's own for the agenda of the next conversation. It is sent when the field is left. */
export function NextTime({ block }: { block: Extract<ProgrammeBlock, { type: 'next-time' }> }) {
  const { t } = useTranslation('programme');
  const { write } = useTelling();
  const place = usePlace();
  const answer = useAnswer(block.id);
  const own = answer.value?.texts?.[0] ?? '';
  const ticked = answer.value?.keys?.includes('yes') ?? false;
  const send = (text: string) =>
    write(place.caseRef, { kind: 'next-time', address: addressOf(place, block.id), text: text.slice(0, 1_000) });
  const words = (line: string) => [plain(block.text), line.trim()].filter(Boolean).join('\n');
  return (
    <TryIt quiet answer={answer}>
      <RichText blocks={block.text} />
      <Tick
        checked={ticked}
        onChange={(event) => {
          const on = event.target.checked;
          answer.set({ keys: on ? ['yes'] : [], texts: [own] });
          if (on) void send(words(own));
        }}
      >
        {t('nextTime.tick')}
      </Tick>
      {ticked && (
        <TextArea
          label={t('nextTime.own')}
          rows={2}
          maxLength={800}
          value={own}
          onChange={(event) => answer.set({ keys: ['yes'], texts: [event.target.value] })}
          onBlur={() => own.trim() && void send(words(own))}
        />
      )}
    </TryIt>
  );
}
