import { useState } from 'react';
import { SecureAccount } from '../../account/SecureAccount';
import { useEngineState } from '../../engine/engine';
import { Join } from './Join';
import { type Place, ReadInvitation } from './ReadInvitation';
import { SetUp } from './SetUp';

/**
 * Staff's way in: the one-time link that makes the first lead, or a colleague's invitation. Account first, then the place. What was
 * begun before a reload is taken up where it stood; then there is no link any more.
 */
export function StaffWelcome({
  arrived,
  onLeave,
}: {
  arrived: { kind: 'staff' | 'setup'; link: string } | null;
  onLeave: () => void;
}) {
  const { unfinished } = useEngineState();
  const [place, setPlace] = useState<Place | null>(
    arrived ? null : { kind: unfinished === 'team' ? 'setup' : 'staff', preview: null },
  );
  const [secured, setSecured] = useState(arrived === null && unfinished !== 'recovery-code');
  if (!place) return arrived && <ReadInvitation arrived={arrived} onRead={setPlace} onLeave={onLeave} />;
  if (!secured)
    return <SecureAccount whose="staff" resume={arrived === null} onBack={onLeave} onSecured={() => setSecured(true)} />;
  return place.kind === 'setup' ? <SetUp /> : <Join preview={place.preview} />;
}
