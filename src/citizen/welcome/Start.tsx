import { useState } from 'react';
import { useEngineState } from '../../engine/engine-state';
import { withWords } from '../../ui/lazy-room';
import { lazyScreen } from '../../ui/lazy-screen';
import { FrontPage } from './FrontPage';
import { Invitation } from './Invitation';
import { NotForMe } from './NotForMe';

// One goes to at most one of these from here, and only after having read.
const SecureAccount = lazyScreen(() => import('../../account/SecureAccount').then((m) => m.SecureAccount));
const RestoreAccount = lazyScreen(() => import('../../account/unlock/RestoreAccount').then((m) => m.RestoreAccount));
const DoorFront = lazyScreen(() => withWords(() => import('../referrals/DoorFront').then((m) => m.DoorFront), ['door']));
const EnterCode = lazyScreen(() => import('./EnterCode').then((m) => m.EnterCode));
const Joining = lazyScreen(() => import('./Joining').then((m) => m.Joining));

export type Arrived =
  | { kind: 'door'; link: string }
  | { kind: 'invitation'; link: string; again?: boolean }
  | { kind: 'restore'; code: string }
  | null;
type Unfinished = ReturnType<typeof useEngineState>['unfinished'];
type Place =
  | { at: 'front' | 'code' | 'secure' | 'joining' | 'not-for-me' }
  /** `fresh`: just come, so that the page turns to the invitation's language; after that the reader's choice counts. */
  | { at: 'invitation'; link: string; fresh: boolean }
  | { at: 'restore'; code: string }
  | { at: 'door'; link: string };

/**
 * A phone without an account: an invitation leads to a secured account and into the case; without one, the front page tells
 * what there is to do. What was begun before a reload goes on where it stopped.
 */
export function Start({
  arrived,
  left,
  onTyped,
  onStaff,
}: {
  arrived: Arrived;
  /** There was an account here a moment ago. */
  left: boolean;
  onTyped: (link: string) => void;
  onStaff: (link: string) => void;
}) {
  const { unfinished } = useEngineState();
  const [way, setWay] = useState<Place[]>(() => [begin(arrived, unfinished)]);
  const [called, setCalled] = useState('');
  const place = way.at(-1) ?? { at: 'front' };
  const setPlace = (next: Place) => setWay([...way, next]);
  const back = () => setWay(way.length > 1 ? way.slice(0, -1) : [{ at: 'front' }]);
  switch (place.at) {
    case 'front':
      return (
        <FrontPage
          unfinished={unfinished !== null}
          left={left && unfinished === null}
          onResume={() => setPlace(begin(null, unfinished))}
          onCode={() => setPlace({ at: 'code' })}
          onRestore={() => setPlace({ at: 'restore', code: '' })}
        />
      );
    case 'code':
      return (
        <EnterCode
          onBack={back}
          onTyped={(link) => {
            onTyped(link);
            setPlace({ at: 'invitation', link, fresh: true });
          }}
        />
      );
    case 'invitation':
      return (
        <Invitation
          link={place.link}
          fresh={place.fresh}
          onCode={() => setPlace({ at: 'code' })}
          onRestore={() => setPlace({ at: 'restore', code: '' })}
          onNotForMe={() => setPlace({ at: 'not-for-me' })}
          onStaff={() => onStaff(place.link)}
          onAccept={(preview) => {
            setCalled(preview.called);
            setPlace({ at: unfinished === 'invitation' ? 'joining' : 'secure' });
          }}
        />
      );
    case 'not-for-me':
      return <NotForMe onBack={back} />;
    case 'secure':
      return (
        <SecureAccount
          whose="citizen"
          resume={unfinished === 'recovery-code'}
          onBack={back}
          onSecured={() => setPlace({ at: 'joining' })}
        />
      );
    case 'joining':
      return <Joining called={called} onCode={() => setPlace({ at: 'code' })} />;
    case 'door':
      return <DoorFront link={place.link} onLeave={() => setPlace({ at: 'front' })} />;
    case 'restore':
      return <RestoreAccount code={place.code} onBack={back} />;
  }
}

function begin(arrived: Arrived, unfinished: Unfinished): Place {
  // Once there is an account, a reload goes on with it and not from the beginning.
  if (arrived?.kind === 'invitation' && !(arrived.again && unfinished))
    return { at: 'invitation', link: arrived.link, fresh: !arrived.again };
  if (arrived?.kind === 'door') return { at: 'door', link: arrived.link };
  if (arrived?.kind === 'restore') return { at: 'restore', code: arrived.code };
  if (unfinished === 'recovery-code') return { at: 'secure' };
  if (unfinished === 'invitation') return { at: 'joining' };
  return { at: 'front' };
}
