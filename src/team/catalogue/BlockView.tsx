import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option, ProgrammeBlock, Rich } from '../../care/programmes/types';
import { Icon } from '../../ui/controls/Icon';
import { Inlines, RichText } from '../../ui/controls/RichText';
import { useContent } from '../kit/catalogue';
import styles from './catalogue.module.css';

/**
 * One block as a therapist reads it: the words that the citizen meets, what kind of block it is, every answer's feedback at once, and
 * what is shared. The set is closed (FORMAT, section 3): a new kind does not compile until it is drawn here.
 */
export function BlockView({ block }: { block: ProgrammeBlock }) {
  const { t } = useTranslation('team');
  const content = useContent();
  const share = 'share' in block ? t(block.share ? 'catalogue.shared' : 'catalogue.private') : null;
  switch (block.type) {
    case 'text':
      return <RichText blocks={block.text} />;
    case 'story':
      return <Box kind={t('catalogue.kind.story', { person: block.person })} text={block.text} />;
    case 'note':
      return <Box kind={t(`catalogue.kind.note.${block.kind}`)} text={block.text} tone={block.kind} />;
    case 'reflect':
      return <Box kind={t('catalogue.kind.reflect')} about={share} text={block.prompt} />;
    case 'choice':
      return (
        <Box kind={t(`catalogue.kind.choice.${block.kind}`)} about={share} text={block.prompt}>
          <Options options={block.options} />
          {block.holds && (
            <p className="muted small">{t('catalogue.choiceHolds', { feature: content.featureName(block.holds) })}</p>
          )}
        </Box>
      );
    case 'quiz':
      return (
        <Box kind={t('catalogue.kind.quiz')} about={t('catalogue.neverSent')} text={block.prompt}>
          <Options options={block.options} correct={block.correct} />
        </Box>
      );
    case 'slider':
      return (
        <Box kind={t('catalogue.kind.slider', { min: block.min, max: block.max })} about={share} text={block.prompt}>
          <p className="muted small">
            {block.min} {block.minLabel} – {block.max} {block.maxLabel}
          </p>
        </Box>
      );
    case 'list':
      return (
        <Box kind={t('catalogue.kind.list')} about={share} text={block.prompt}>
          <Options options={block.suggestions} />
        </Box>
      );
    case 'worksheet':
      return (
        <Box kind={t('catalogue.kind.worksheet')} about={block.mode === 'fill' ? share : null}>
          <p>
            <Icon name="form" small /> {content.worksheetName(block.ref)}
          </p>
        </Box>
      );
    case 'exercise':
      return (
        <Box kind={t('catalogue.kind.exercise', { count: block.rounds })} text={block.intro}>
          <ol className="rich small">
            {block.steps.map(({ phase, seconds, text }) => (
              <li key={`${phase}${seconds}${JSON.stringify(text)}`}>
                <Inlines parts={text} /> <span className="muted">{t('catalogue.seconds', { count: seconds })}</span>
              </li>
            ))}
          </ol>
        </Box>
      );
    case 'guard':
      return (
        <Box
          kind={t('catalogue.kind.guard')}
          about={t('catalogue.guardHolds', { feature: content.featureName(block.holds) })}
          text={block.prompt}
          tone="safety"
        >
          <Options options={block.options} />
          <RichText blocks={block.held} />
        </Box>
      );
    case 'homework':
      return (
        <Box kind={t('catalogue.kind.homework')}>
          <Options options={block.tasks} />
        </Box>
      );
    case 'feedback':
      return (
        <Box
          kind={t('catalogue.kind.feedback')}
          about={block.wait && block.releaseDays !== null ? t('prog.stopAfter', { count: block.releaseDays }) : null}
          text={block.text}
        />
      );
    case 'next-time':
      return <Box kind={t('catalogue.kind.nextTime')} text={block.text} />;
    case 'summary':
      return <Box kind={t('catalogue.kind.summary')} text={block.text} />;
  }
}

/** A block in a frame that says what it is. */
function Box({
  kind,
  about,
  text,
  tone,
  children,
}: {
  kind: string;
  about?: string | null;
  text?: Rich;
  tone?: 'safety' | 'tip' | 'evidence';
  children?: ReactNode;
}) {
  return (
    <div className={tone === 'safety' ? `${styles.block} ${styles.safety}` : styles.block}>
      <p className={styles.kind}>
        {kind}
        {about && <span> · {about}</span>}
      </p>
      {text && <RichText blocks={text} />}
      {children}
    </div>
  );
}

function Options({ options, correct = [] }: { options: readonly Option[]; correct?: readonly string[] }) {
  const { t } = useTranslation('team');
  return (
    <ul className="rich">
      {options.map(({ key, text, feedback }) => (
        <li key={key}>
          <Inlines parts={text} />
          {correct.includes(key) && <Icon name="check" small label={t('catalogue.correct')} />}
          {feedback && (
            <div className="muted small">
              <RichText blocks={feedback} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
