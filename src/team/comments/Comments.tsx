import { useTranslation } from 'react-i18next';
import type { Comment } from '../../care/case/comments';
import { Icon } from '../../ui/controls/Icon';
import { useNames } from '../kit/useNames';

/** What has been said beside something, praise with a heart. */
export function Comments({ comments, called }: { comments: readonly Comment[]; called: string }) {
  const { t } = useTranslation('team');
  const nameOf = useNames(called);
  return comments.map(({ id, by, text, praise }) => (
    <blockquote key={id} dir="auto">
      {praise && <Icon name="heart" small />}
      {t(praise ? 'praise.said' : 'entry.commented', { name: nameOf(by), text })}
    </blockquote>
  ));
}
