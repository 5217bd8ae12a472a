import { Navigate, useParams } from '@tanstack/react-router';
import { Opening } from '../../../ui/Opening';
import { useProgramme } from '../../kit/useProgramme';

/** A part without a screen in its address: its first screen. */
export function PartStart() {
  const { slug, part } = useParams({ strict: false });
  const card = useProgramme(slug);
  const screen = card?.parts.find((p) => p.id === part)?.screens[0];
  if (card === undefined) return <Opening />;
  if (!card || !screen || !part) return <Navigate to="/program" replace />;
  return <Navigate to="/program/$slug/$part/$screen" params={{ slug: card.id, part, screen }} replace />;
}
