import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Option, ProgrammeBlock, ProgrammePart } from '../../../care/programmes/types';
import { useDraft } from '../../../engine/draft';
import { Tick } from '../../../ui/controls/fields';
import { Icon } from '../../../ui/controls/Icon';
import { RichText } from '../../../ui/controls/RichText';
import { usePlace } from './answer';
import styles from './blocks.module.css';

/** What to do until next time. What has a worksheet leads to it; what is done in life is ticked, and leaves I dag by that. */
export function Homework({ block, part }: { block: Extract<ProgrammeBlock, { type: 'homework' }>; part: ProgrammePart }) {
  return (
    <ol className={`card ${styles.homework}`}>
      {block.tasks.map((task) => (
        <li key={task.key}>
          <Icon name="pen" />
          <div>
            <RichText blocks={[{ p: task.text }]} />
            <Act task={task} worksheet={part.homework.find(({ id }) => id === task.key)?.worksheet ?? null} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Act({ task, worksheet }: { task: Option; worksheet: string | null }) {
  const { t } = useTranslation('programme');
  if (!worksheet) return <Done task={task.key} />;
  return (
    <Link className={styles.sheet} to="/dagbok/$worksheet" params={{ worksheet }}>
      {t('homework.open')}
      <Icon name="forward" />
    </Link>
  );
}

interface Ticked {
  at: string;
}
const isTicked = (value: unknown): value is Ticked => typeof value === 'object' && value !== null && 'at' in value;
const notYet: Ticked = { at: '' };

function Done({ task }: { task: string }) {
  const { t } = useTranslation('programme');
  const { programme, part } = usePlace();
  const ticked = useDraft<Ticked>(`homework/${programme}/${part}/${task}`, notYet, isTicked);
  const on = (ticked.value?.at ?? '') !== '';
  return (
    <Tick
      checked={on}
      disabled={ticked.value === null}
      onChange={() => (on ? void ticked.clear() : ticked.set({ at: new Date().toISOString() }))}
    >
      {t('homework.done')}
    </Tick>
  );
}
