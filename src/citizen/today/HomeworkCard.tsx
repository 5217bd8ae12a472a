import { useTranslation } from 'react-i18next';
import type { TodayThing } from '../../care/today/today';
import { NextCard } from '../../ui/controls/links';
import { Inlines } from '../../ui/controls/RichText';
import { usePart } from '../kit/useProgramme';
import { homeworkOf } from '../programmes/homework';

/** In the programme's own words: what it is called where there is one thing, how many where there are more. */
export function HomeworkCard({ thing, first }: { thing: Extract<TodayThing, { type: 'homework' }>; first: boolean }) {
  const { t } = useTranslation('today');
  const part = usePart(thing.programme, thing.part);
  const homework = part && homeworkOf(part);
  if (!homework) return null;
  const tasks = homework.tasks.filter(({ key }) => thing.tasks.includes(key)).map(({ text }) => text);
  const [only] = tasks;
  return (
    <NextCard
      to="/program/$slug/$part/$screen"
      params={{ slug: thing.programme, part: thing.part, screen: homework.screen }}
      icon="pen"
      first={first}
      heading={t('homework.title')}
      note={
        only && tasks.length === 1 ? <Inlines parts={only} /> : t('homework.note', { count: tasks.length, title: part.title })
      }
    />
  );
}
