import { useTranslation } from 'react-i18next';
import type { Person, TeamAbout, Views } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import { PlaceLink } from '../../ui/controls/PlaceLink';
import room from '../kit/room.module.css';
import styles from './roster.module.css';
import { type Todo, todosOf } from './todo';

/** Where in the room each thing is done. */
const places: Record<Todo, string> = {
  'second-lead': 'colleague',
  custodians: 'people',
  'root-alone': 'team-key',
  'root-not-here': 'team-key',
  sheets: 'team-key',
  duty: 'people',
  crisis: 'about',
  lingering: 'leaving',
  'roster-older': 'people',
  'roster-old': 'people',
};

/** What is undone, calmly, on top of the room; each line leads to where it is done. */
export function ToDo({
  people,
  trust,
  about,
}: {
  people: readonly Person[];
  trust: Views['teamTrust']['answer'];
  about: TeamAbout;
}) {
  const { t } = useTranslation('team');
  const todos = todosOf(people, trust, about);
  if (todos.length === 0) return null;
  return (
    <section className={`card ${room.block} ${styles.todo}`} aria-labelledby="todo">
      <h2 id="todo">{t('todo.title')}</h2>
      <ul>
        {todos.map((todo) => (
          <li key={todo}>
            <Icon name="info" />
            <p>
              <b>{t(`todo.${todo}`)}</b> {t(`todo.${todo}.why`, { days: trust.rosterAgeDays })}{' '}
              <PlaceLink place={places[todo]}>{t(`todo.${todo}.go`)}</PlaceLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
