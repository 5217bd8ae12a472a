import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import type { ItemOf } from '../../care/items/items';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { Choice, TextArea } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { Saved } from '../../ui/controls/parts';
import { Bottom, Pair } from '../../ui/Flow';
import styles from '../questionnaires/QuestionScreen.module.css';

export type FollowUpAnswers = Omit<ItemOf<'risk-follow-up'>, 'id' | 'at' | 'kind' | 'answers'>;

const questions = ['thoughtsNow', 'plan', 'means', 'alone'] as const;
type Question = (typeof questions)[number];
const replies = ['yes', 'no', 'unsure', 'unanswered'] as const;
type Reply = (typeof replies)[number];
interface Held {
  step: number;
  replies: Partial<Record<Question, Reply>>;
  reach: string;
}
const empty: Held = { step: 0, replies: {}, reach: '' };
const isHeld = (v: unknown): v is Held =>
  isRecord(v) &&
  Number.isInteger(v.step) &&
  Number(v.step) >= 0 &&
  Number(v.step) <= questions.length &&
  isRecord(v.replies) &&
  Object.values(v.replies).every((reply) => replies.some((one) => one === reply)) &&
  typeof v.reach === 'string';

/** Four questions, one at a time, and how to be reached. Own wording, not scored. Leaving keeps what was answered. */
export function FollowUp({
  draftKey,
  dangerNow,
  onBack,
  onDone,
}: {
  draftKey: string;
  dangerNow: FollowUpAnswers['dangerNow'];
  onBack: () => void;
  onDone: (answers: FollowUpAnswers) => void;
}) {
  const { t } = useTranslation('safety');
  const draft = useDraft<Held>(draftKey, empty, isHeld);
  const heading = useRef<HTMLHeadingElement>(null);
  // A draft that cannot be read keeps nobody from the questions.
  const held = draft.value ?? empty;
  const { step } = held;
  useEffect(() => {
    if (step >= 0) heading.current?.focus();
  }, [step]);
  const question = questions[held.step];

  const finish = () => {
    const reply = (q: Question) => held.replies[q] ?? 'unanswered';
    const alone = reply('alone');
    onDone({
      dangerNow,
      thoughtsNow: reply('thoughtsNow'),
      plan: reply('plan'),
      means: reply('means'),
      alone: alone === 'unsure' ? 'unanswered' : alone,
      ...(held.reach.trim() ? { reach: held.reach.trim().slice(0, 200) } : {}),
    });
    draft.clear().catch(() => {});
  };
  const go = (next: number) => (next < 0 ? onBack() : draft.set({ ...held, step: next }));

  return (
    <>
      {question && <p className="muted">{t('follow.count', { n: held.step + 1, of: questions.length })}</p>}
      {held.step === 0 && <p className="lead">{t('follow.lead')}</p>}
      {question ? (
        <Choice<Reply>
          key={question}
          legend={
            <h1 className={styles.question} ref={heading} tabIndex={-1}>
              {t(`follow.${question}`)}
            </h1>
          }
          options={[
            { value: 'yes', label: t('follow.yes') },
            { value: 'no', label: t('follow.no') },
            ...(question === 'alone' ? [] : [{ value: 'unsure' as const, label: t('follow.unsure') }]),
            { value: 'unanswered', label: t('follow.skip') },
          ]}
          chosen={held.replies[question] ? [held.replies[question]] : []}
          onChoose={([chosen]) => chosen && draft.set({ ...held, replies: { ...held.replies, [question]: chosen } })}
        />
      ) : (
        <>
          <h1 className={styles.question} ref={heading} tabIndex={-1}>
            {t('follow.reach')}
          </h1>
          <TextArea
            label={t('follow.reach')}
            hideLabel
            description={t('follow.reach.help')}
            rows={3}
            maxLength={200}
            value={held.reach}
            onChange={(event) => draft.set({ ...held, reach: event.target.value })}
          />
        </>
      )}
      <Bottom>
        <Saved of={draft} />
        <Pair>
          <Button variant="secondary" aria-label={t('follow.back')} onClick={() => go(held.step - 1)}>
            <Icon name="back" />
          </Button>
          {question ? (
            <Button wide onClick={() => go(held.step + 1)}>
              {t('follow.next')}
            </Button>
          ) : (
            <Button wide onClick={finish}>
              {t('follow.send')}
            </Button>
          )}
        </Pair>
      </Bottom>
    </>
  );
}
