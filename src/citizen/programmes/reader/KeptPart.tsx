import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock, ProgrammePart } from '../../../care/programmes/types';
import { useOwn } from '../../../engine/engine';
import { RichText } from '../../../ui/controls/RichText';
import styles from '../../kit/kept.module.css';
import { usePart } from '../../kit/useProgramme';
import { type AnswerBlock, answerKey, type BlockAnswer, isAnswer } from '../blocks/answer';
import { answerLine, isEmpty, plain } from '../blocks/words';

/** What one part comes down to, and what the reader wrote in it. */
export function KeptPart({ programme, part: id, withOwn }: { programme: string; part: string; withOwn: boolean }) {
  const part = usePart(programme, id);
  if (!part) return null;
  return (
    <section className={`card ${styles.part}`} aria-labelledby={`kept-${programme}-${id}`}>
      <h3 id={`kept-${programme}-${id}`} lang={part.lang}>
        {part.title}
      </h3>
      {part.screens.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.type === 'summary'
            ? [
                <div key={id} className="stack" lang={part.lang}>
                  <RichText blocks={block.text} />
                </div>,
              ]
            : [],
        ),
      )}
      {withOwn && <Written programme={programme} part={part} />}
    </section>
  );
}

/** The reader's own words and choices, under the questions they answer. */
function Written({ programme, part }: { programme: string; part: ProgrammePart }) {
  const { t } = useTranslation('programme');
  const prefix = answerKey(`${programme}/${part.id}/`);
  const { data: own } = useOwn(prefix);
  const answers = new Map<string, BlockAnswer>();
  for (const { key, value } of own ?? []) if (isAnswer(value)) answers.set(key.slice(prefix.length), value);
  const written = part.screens
    .flatMap(({ blocks }) => blocks.filter(isWritten))
    .flatMap((block) => {
      const answer = answers.get(block.id);
      return answer && !isEmpty(answer) ? [{ block, line: answerLine(block, answer) }] : [];
    });
  if (written.length === 0) return null;
  return (
    <>
      <h4>{t('keep.own')}</h4>
      <dl>
        {written.map(({ block, line }) => (
          <div key={block.id}>
            <dt>{plain(block.prompt).split('\n')[0]}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type WrittenBlock = Extract<AnswerBlock, { type: 'reflect' | 'list' | 'choice' }>;
const isWritten = (block: ProgrammeBlock): block is WrittenBlock =>
  block.type === 'reflect' || block.type === 'list' || block.type === 'choice';
