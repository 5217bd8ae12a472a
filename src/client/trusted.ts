import figuresUrl from './figures-worker?worker&url';
import queueUrl from './queue-worker?worker&url';
import engineUrl from './worker?worker&url';

interface PolicyFactory {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}
const known: readonly string[] = [engineUrl, figuresUrl, queueUrl];
let policy: { createScriptURL: (url: string) => string } | undefined;

/** Trusted Types: the page's one policy for workers names exactly three scripts, the engine, what reckons figures and what simulates a queue. */
export function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('mellom-worker', {
    createScriptURL: (asked) => {
      if (!known.includes(asked)) throw new TypeError('no worker of ours');
      return asked;
    },
  });
  return policy ? policy.createScriptURL(url) : url;
}
