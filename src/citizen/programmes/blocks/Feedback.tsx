import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock, ProgrammePart } from '../../../care/programmes/types';
import { useAct } from '../../../engine/act';
import { useWords } from '../../../engine/draft';
import { useOwn, useView } from '../../../engine/engine';
import { Button } from '../../../ui/controls/Button';
import { TextArea, Tick } from '../../../ui/controls/fields';
import { Icon } from '../../../ui/controls/Icon';
import parts from '../../../ui/controls/parts.module.css';
import { RichText } from '../../../ui/controls/RichText';
import { ErrorCard } from '../../../ui/controls/states';
import { dayFromNow, useFormat } from '../../../ui/format';
import { useTherapist } from '../../kit/therapist';
import { type AnswerBlock, addressOf, answerKey, type BlockAnswer, isAnswer, usePlace } from './answer';
import styles from './blocks.module.css';
import { TryIt } from './TryIt';
import { answerLine, blockItem, isEmpty, plain } from './words';

type FeedbackOf = Extract<ProgrammeBlock, { type: 'feedback' }>;

/** The reader sees word for word what will be sent, takes away what they like, adds a line, and sends. Nothing goes before that. */
export function Feedback({ block, part }: { block: FeedbackOf; part: ProgrammePart }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const place = usePlace();
  const { firstName } = useTherapist();
  const { data: view } = useView('case', { caseRef: place.caseRef });
  const { data: own } = useOwn(answerKey(`${place.programme}/${place.part}/`));
  const [left, setLeft] = useState<readonly string[] | null>(null);
  const note = useWords(`feedback/${addressOf(place, block.id)}`);
  const { busy, failed, act } = useAct(note);

  const answers = new Map<string, BlockAnswer>();
  for (const { key, value } of own ?? []) if (isAnswer(value)) answers.set(key, value);
  const shown = blocksOf(part).filter((b) => block.shows.includes(b.id) && b.type !== 'worksheet');
  const sheets = blocksOf(part).filter((b) => block.shows.includes(b.id) && b.type === 'worksheet');
  const out = left ?? shown.filter((b) => 'share' in b && !b.share).map((b) => b.id);
  const answerOf = (b: AnswerBlock): BlockAnswer => answers.get(answerKey(addressOf(place, b.id))) ?? {};
  const going = shown.filter((b) => !out.includes(b.id) && !isEmpty(answerOf(b)));
  const sent = view?.programmes
    .find((p) => p.programme === place.programme)
    ?.feedback.filter((x) => x.address === addressOf(place, block.id))
    .at(-1);

  const send = () =>
    act(async ({ write }) => {
      for (const b of going) await write(place.caseRef, blockItem(place, b, answerOf(b)));
      await write(place.caseRef, {
        kind: 'feedback',
        address: addressOf(place, block.id),
        shows: [...going, ...sheets].map((b) => addressOf(place, b.id)),
        ...(note.text.trim() ? { note: note.text.trim() } : {}),
        wait: block.wait,
        ...(block.wait && block.releaseDays !== null ? { opensAt: dayFromNow(block.releaseDays) } : {}),
      });
    });

  return (
    <TryIt quiet>
      <RichText blocks={block.text} />
      {(shown.length > 0 || sheets.length > 0) && (
        <fieldset className={styles.sending}>
          <legend>{t('feedback.shows')}</legend>
          {shown.map((b) => {
            const answer = answerOf(b);
            const empty = isEmpty(answer);
            return (
              <Tick
                key={b.id}
                disabled={empty}
                checked={!empty && !out.includes(b.id)}
                onChange={(event) => setLeft(event.target.checked ? out.filter((id) => id !== b.id) : [...out, b.id])}
              >
                <b>{('prompt' in b && firstLine(plain(b.prompt))) || t('read.yourText')}</b>
                <small>{empty ? t('feedback.unanswered') : answerLine(b, answer)}</small>
              </Tick>
            );
          })}
          {sheets.map((b) => {
            const count = b.type === 'worksheet' ? (view?.entries[b.ref]?.length ?? 0) : 0;
            return (
              <p className={parts.saved} key={b.id}>
                <Icon name="form" />
                {t('feedback.entries', { count })}
              </p>
            );
          })}
        </fieldset>
      )}
      <TextArea
        label={t('feedback.note')}
        rows={2}
        maxLength={2_000}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
      {failed && <ErrorCard code={failed} retry={() => void send()} />}
      <div role="status">
        {sent && (
          <p className={parts.saved}>
            <Icon name="check" />
            {t('feedback.sent', { name: firstName, when: f.moment(sent.at) })}
          </p>
        )}
        {sent?.wait && !sent.answered && sent.opensAt && (
          <p>{t('feedback.wait', { name: firstName, date: f.date(sent.opensAt) })}</p>
        )}
      </div>
      <Button variant="secondary" icon="send" busy={busy} onClick={() => void send()}>
        {t('feedback.send', { name: firstName })}
      </Button>
    </TryIt>
  );
}

const blocksOf = (part: ProgrammePart): AnswerBlock[] =>
  part.screens.flatMap((s) => s.blocks.filter((b): b is AnswerBlock => 'id' in b));
const firstLine = (text: string) => text.split('\n')[0] ?? '';
