import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { Icon, type IconName } from '../../../ui/controls/Icon';
import parts from '../../../ui/controls/parts.module.css';
import { RichText } from '../../../ui/controls/RichText';
import styles from './blocks.module.css';

/** Blocks that are only read. */

type Of<T extends ProgrammeBlock['type']> = Extract<ProgrammeBlock, { type: T }>;

export function Story({ block }: { block: Of<'story'> }) {
  const { t } = useTranslation('programme');
  return (
    <section className={`card ${styles.story}`} aria-label={t('story.label', { person: block.person })}>
      <p className={`${parts.tag} ${parts.dawn}`}>
        <Icon name="person" />
        {block.person}
      </p>
      <RichText blocks={block.text} />
    </section>
  );
}

const noteLook: Record<Of<'note'>['kind'], { tone: 'dawn' | 'fjord' | 'sky'; icon: IconName }> = {
  safety: { tone: 'dawn', icon: 'warning' },
  tip: { tone: 'fjord', icon: 'info' },
  evidence: { tone: 'sky', icon: 'chart' },
};
export function Note({ block }: { block: Of<'note'> }) {
  const { t } = useTranslation('programme');
  const { tone, icon } = noteLook[block.kind];
  return (
    <section className={`card ${styles.note}`} data-kind={block.kind} aria-label={t(`note.${block.kind}`)}>
      <p className={`${parts.tag} ${parts[tone]}`}>
        <Icon name={icon} />
        {t(`note.${block.kind}`)}
      </p>
      <RichText blocks={block.text} />
    </section>
  );
}

export function Summary({ block }: { block: Of<'summary'> }) {
  return (
    <section className={`card ${styles.summary}`}>
      <RichText blocks={block.text} />
    </section>
  );
}
