import { useTranslation } from 'react-i18next';
import type { ShownCourse } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { Hint, Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import styles from './courses.module.css';

/** One word to all, which arrives in each one's own case; what they answer stays there. */
export function WordsToAll({ course, now }: { course: ShownCourse; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const nameOf = useNames('');
  const words = useWords(`course-words/${course.courseRef}`);
  const { busy, failed, act } = useAct(words);
  const text = words.text.trim();
  const last = course.messages.at(-1);
  const send = () => {
    if (text) void act(({ writeToCourse }) => writeToCourse(course.courseRef, text));
  };
  return (
    <section className="stack" aria-labelledby="to-all">
      <h2 id="to-all">{t('toAll.title', { count: course.row.taken })}</h2>
      <TextArea
        hideLabel
        label={t('toAll.title', { count: course.row.taken })}
        rows={4}
        maxLength={8_000}
        value={words.text}
        onChange={(event) => words.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <Saved of={words} quiet />
      <Hint icon="lock">{t('toAll.how')}</Hint>
      <Button busy={busy} onClick={send}>
        {t('toAll.send', { count: course.row.taken })}
      </Button>
      {failed && <ErrorCard code={failed} />}
      {last && (
        <div className={styles.last} role="status">
          <p className="small muted">{t('toAll.last', { name: nameOf(last.by), when: f.moment(last.at, now) })}</p>
          <p className="small" dir="auto">
            {last.text}
          </p>
          {last.unreached.length > 0 && <p className="small">{t('toAll.unreached', { names: f.list(last.unreached) })}</p>}
        </div>
      )}
    </section>
  );
}
