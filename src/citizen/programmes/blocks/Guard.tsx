import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { useTelling } from '../../../engine/act';
import { Choice } from '../../../ui/controls/fields';
import { Icon } from '../../../ui/controls/Icon';
import { Inlines, RichText } from '../../../ui/controls/RichText';
import { useTherapist } from '../../kit/therapist';
import styles from '../../kit/told.module.css';
import { useAnswer, usePlace } from './answer';
import { TryIt } from './TryIt';
import { blockItem } from './words';

/** A safety question. `none` stands alone; any other answer holds a feature until a therapist lifts it. Always sent. */
export function Guard({ block }: { block: Extract<ProgrammeBlock, { type: 'guard' }> }) {
  const { t } = useTranslation('programme');
  const { write } = useTelling();
  const place = usePlace();
  const { firstName } = useTherapist();
  const answer = useAnswer(block.id);
  const chosen = answer.value?.keys ?? [];
  const held = chosen.some((key) => key !== 'none');
  return (
    <TryIt answer={answer}>
      <Choice
        legend={<RichText blocks={block.prompt} />}
        multiple
        options={block.options.map((o) => ({ value: o.key, label: <Inlines parts={o.text} /> }))}
        chosen={chosen}
        onChoose={(next) => {
          const newest = next.find((key) => !chosen.includes(key));
          const keys = newest === 'none' ? ['none'] : next.filter((key) => key !== 'none');
          answer.set({ keys });
          if (keys.length > 0) void write(place.caseRef, blockItem(place, block, { keys }));
        }}
      />
      <div role="status">
        {held && (
          <div className={`card ${styles.told}`}>
            <Icon name="info" />
            <div>
              <RichText blocks={block.held} />
            </div>
          </div>
        )}
      </div>
      <p className="muted">{t(chosen.length > 0 ? 'guard.saved' : 'guard.sent', { name: firstName })}</p>
    </TryIt>
  );
}
