import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeScreen } from '../../../care/programmes/types';
import { useEngine, useOwn } from '../../../engine/engine';
import { Button } from '../../../ui/controls/Button';
import fields from '../../../ui/controls/fields.module.css';
import { Icon } from '../../../ui/controls/Icon';
import { addressOf, answerKey, isAnswer, useAnswer, usePlace } from '../blocks/answer';
import { isEmpty } from '../blocks/words';
import { guardOf } from '../guards';
import styles from './Steps.module.css';

/** Blocks that are only read: on such a screen, reading on and leaving it out are the same. */
const onlyRead: ReadonlySet<string> = new Set(['text', 'story', 'note', 'summary', 'homework']);

/**
 * Back, next, skip. A safety question has no way past it without an answer; everything else has. Leaving out is offered as long as nothing is
 * answered: afterwards it would only say something that is not so.
 */
export function Steps({
  screen,
  first,
  last,
  onBack,
  onNext,
  onSkip,
}: {
  screen: ProgrammeScreen;
  first: boolean;
  last: boolean;
  onBack: () => void;
  onNext: () => Promise<void>;
  onSkip: () => void;
}) {
  const { t } = useTranslation('programme');
  const guard = guardOf(screen);
  const guardAnswer = useAnswer(guard ?? '-');
  const [asked, setAsked] = useState(false);
  const engine = useEngine();
  const place = usePlace();
  const open = guard !== null && (guardAnswer.value?.keys ?? []).length === 0;
  const next = async () => {
    // An answer of the very moment before has not come round to these buttons yet; the engine has it.
    const kept = open ? await engine.readOwn(answerKey(addressOf(place, guard))) : null;
    if (open && !(isAnswer(kept) && (kept.keys ?? []).length > 0)) setAsked(true);
    else await onNext();
  };
  const exercise = screen.blocks.some((b) => !onlyRead.has(b.type));
  const { data: own } = useOwn(answerKey(addressOf(place, '')));
  const keys = new Set(screen.blocks.flatMap((b) => ('id' in b ? [answerKey(addressOf(place, b.id))] : [])));
  const answered = (own ?? []).some(({ key, value }) => keys.has(key) && isAnswer(value) && !isEmpty(value));
  return (
    <>
      <div role="status">{asked && open && <p className={fields.error}>{t('guard.unanswered')}</p>}</div>
      <div className={styles.steps}>
        {!first && (
          <Button variant="secondary" aria-label={t('read.previous')} onClick={onBack}>
            <Icon name="back" />
          </Button>
        )}
        {screen.mayskip && exercise && !answered && !last && (
          <Button variant="tertiary" onClick={onSkip}>
            {t('read.skip')}
          </Button>
        )}
        <Button wide onClick={() => void next()}>
          {t(last ? 'read.finish' : 'read.next')}
        </Button>
      </div>
    </>
  );
}
