import { useTranslation } from 'react-i18next';
import type { Titles } from '../../content/titles';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import { useTitles } from '../kit/useTitles';
import type { ShownLine } from './days';
import lines from './lines.module.css';

type GivenLine = Extract<ShownLine, { type: 'given' }>;

/** What somebody has given in one go, by the names of the things. */
export function Given({ line }: { line: GivenLine }) {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const names = useNames();
  const titles = useTitles();
  const things = line.things.map(
    (detail) => nameOf(detail, titles) ?? t(detail.what === 'questionnaire' ? 'given.questions' : 'given.other'),
  );
  return (
    <li className={lines.event}>
      <Icon name="plus" />
      <span>
        {t(names.isMe(line.author) ? 'given.mine' : 'given.theirs', {
          name: names.first(line.author),
          things: f.list([...new Set(things)]),
        })}{' '}
        <span className="muted">{f.time(line.at)}</span>
      </span>
    </li>
  );
}

function nameOf(detail: GivenLine['things'][number], titles: Titles | undefined): string | undefined {
  if (detail.what === 'programme') return titles?.programmes.find(({ id }) => id === detail.programme)?.title;
  return titles?.worksheets.find(([id]) => id === detail.worksheet)?.[1];
}
