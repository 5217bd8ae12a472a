import { useEffect, useState } from 'react';
import { useEngineState } from '../../ui/engine-state';
import { lazyScreen } from '../../ui/lazy-screen';
import { FrontPage } from './FrontPage';
import { Invitation } from './Invitation';
import { keepLink, keptLink } from './kept-link';
import { NotForMe } from './NotForMe';

// One goes to at most one of these from here, and only after having read.
const SecureAccount = lazyScreen(() => import('../../ui/account/SecureAccount').then((m) => m.SecureAccount));
const RestoreAccount = lazyScreen(() => import('../unlock/RestoreAccount').then((m) => m.RestoreAccount));
const EnterCode = lazyScreen(() => import('./EnterCode').then((m) => m.EnterCode));
const Joining = lazyScreen(() => import('./Joining').then((m) => m.Joining));

export type Arrived = { kind: 'invitation'; link: string } | { kind: 'restore'; code: string } | null;
type Unfinished = ReturnType<typeof useEngineState>['unfinished'];
type Place =
  | { at: 'front' | 'code' | 'secure' | 'joining' | 'not-for-me' }
  /** `fresh`: just come, so that the page turns to the invitation's language; after that the reader's choice counts. */
  | { at: 'invitation'; link: string; fresh: boolean }
  | { at: 'restore'; code: string };

/**
 * A phone without an account: an invitation leads to a secured account and into the case; without one, the front page tells
 * what there is to do. What was begun before a reload goes on where it stopped.
 */
export function Start({ arrived, onStaff }: { arrived: Arrived; onStaff: (link: string) => void }) {
  const { unfinished } = useEngineState();
  const [place, setPlace] = useState<Place>(() => begin(arrived, unfinished));
  const [called, setCalled] = useState('');
  const front = () => setPlace({ at: 'front' });
  const link = place.at === 'invitation' ? place.link : null;
  const isLeft = place.at === 'front' || place.at === 'not-for-me' || unfinished !== null;
  useEffect(() => {
    if (link !== null) keepLink(link);
    else if (isLeft) keepLink(null);
  }, [link, isLeft]);
  useEffect(() => () => keepLink(null), []);
  switch (place.at) {
    case 'front':
      return (
        <FrontPage
          unfinished={unfinished !== null}
          onResume={() => setPlace(begin(null, unfinished))}
          onCode={() => setPlace({ at: 'code' })}
          onRestore={() => setPlace({ at: 'restore', code: '' })}
        />
      );
    case 'code':
      return <EnterCode onBack={front} onTyped={(link) => setPlace({ at: 'invitation', link, fresh: true })} />;
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
      return <NotForMe onBack={front} />;
    case 'secure':
      return (
        <SecureAccount
          whose="citizen"
          resume={unfinished === 'recovery-code'}
          onBack={front}
          onSecured={() => setPlace({ at: 'joining' })}
        />
      );
    case 'joining':
      return <Joining called={called} onCode={() => setPlace({ at: 'code' })} />;
    case 'restore':
      return <RestoreAccount code={place.code} onBack={front} />;
  }
}

function begin(arrived: Arrived, unfinished: Unfinished): Place {
  if (arrived?.kind === 'invitation') return { at: 'invitation', link: arrived.link, fresh: true };
  if (arrived?.kind === 'restore') return { at: 'restore', code: arrived.code };
  if (unfinished === 'recovery-code') return { at: 'secure' };
  if (unfinished === 'invitation') return { at: 'joining' };
  const kept = keptLink();
  if (kept !== null) return { at: 'invitation', link: kept, fresh: false };
  return { at: 'front' };
}
