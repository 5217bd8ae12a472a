import type { ReactNode } from 'react';
import { Replaced, ReplacedLine } from './Replaced';
import { Replacing } from './Replacing';
import { Stopped } from './Stopped';
import { StandingProvider } from './standing';

/** Before the rooms: whether this account still has its place, and whether it is about to lose it. */
export function StandingGate({ children }: { children: ReactNode }) {
  return (
    <StandingProvider>
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
    </StandingProvider>
  );
}
