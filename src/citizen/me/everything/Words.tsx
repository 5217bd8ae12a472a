import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { useOwn } from '../../../engine/engine';
import styles from '../../kit/kept.module.css';
import { useCatalogue, usePart } from '../../kit/useProgramme';
import { type AnswerBlock, answerKey, type BlockAnswer, isAnswer } from '../../programmes/blocks/answer';
import { answerLine, isEmpty, plain, promptOf } from '../../programmes/blocks/words';

/** Answers of one part by the id of the block. */
type Answers = Map<string, BlockAnswer>;

/** What one has written and chosen in the programmes, finished or not; also where the text does not ask it any more. */
export function Words() {
  const { t } = useTranslation('me');
  const { data: own } = useOwn(answerKey(''));
  const parts = new Map<string, Answers>();
  for (const { key, value } of own ?? []) {
    const [programme, part, block] = key.slice(answerKey('').length).split('/');
    if (!block || !isAnswer(value) || isEmpty(value)) continue;
    const place = `${programme}/${part}`;
    parts.set(place, (parts.get(place) ?? new Map()).set(block, value));
  }
  if (parts.size === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('all.words')}</h2>
      {[...parts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([place, answers]) => (
          <InPart key={place} place={place} answers={answers} />
        ))}
    </section>
  );
}

function InPart({ place, answers }: { place: string; answers: Answers }) {
  const { t } = useTranslation('me');
  const [programme = '', id = ''] = place.split('/');
  const title = useCatalogue()?.find((card) => card.id === programme)?.title ?? programme;
  const part = usePart(programme, id);
  if (part === undefined) return null;
  const blocks = (part?.screens ?? []).flatMap((screen) => screen.blocks.filter(isAsked));
  const asked = blocks.flatMap((block) => {
    const answer = answers.get(block.id);
    return answer ? [{ block, line: answerLine(block, answer) }] : [];
  });
  const rest = [...answers].filter(([block]) => !blocks.some((one) => one.id === block)).flatMap(([, { texts }]) => texts ?? []);
  return (
    <section className={`card ${styles.part}`}>
      <h3 lang={part?.lang}>{part ? `${title}: ${part.title}` : title}</h3>
      <dl>
        {asked.map(({ block, line }) => (
          <div key={block.id}>
            <dt>{plain(promptOf(block)).split('\n')[0]}</dt>
            <dd dir="auto">{line}</dd>
          </div>
        ))}
        {rest.length > 0 && (
          <div>
            <dt>{t('all.unasked')}</dt>
            <dd dir="auto">{rest.join('\n')}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const isAsked = (block: ProgrammeBlock): block is AnswerBlock => 'id' in block;
