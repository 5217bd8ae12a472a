import type { ReactNode } from 'react';
import { withWords } from '../../ui/lazy-room';
import { lazyScreen } from '../../ui/lazy-screen';
import { ReplacementProvider } from './replacement';

// What hardly anybody ever meets comes when it is met.
const Replaced = lazyScreen(() => withWords(() => import('./Replaced').then((m) => m.Replaced), ['me']));
const ReplacedLine = lazyScreen(() => withWords(() => import('./Replaced').then((m) => m.ReplacedLine), ['me']));
const Replacing = lazyScreen(() => withWords(() => import('./Replacing').then((m) => m.Replacing), ['me']));
const Stopped = lazyScreen(() => withWords(() => import('./Stopped').then((m) => m.Stopped), ['me']));

/** Before the rooms: whether this account still has its place, and whether it is about to lose it. */
export function ReplacementGate({ children }: { children: ReactNode }) {
  return (
    <ReplacementProvider>
      {({ replacing, replaced, said, stopped, looking }) => {
        if (replaced && !looking) return <Replaced replaced={replaced} />;
        if (stopped) return <Stopped />;
        if (replacing && said === null) return <Replacing replacing={replacing} />;
        return (
          <>
            {replaced && <ReplacedLine />}
            {children}
          </>
        );
      }}
    </ReplacementProvider>
  );
}
