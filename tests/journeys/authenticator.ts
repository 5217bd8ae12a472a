import type { CDPSession, Page } from '@playwright/test';

/**
 * The lock of a device, as Chromium plays it: resident keys, user verification, and the PRF (or not). It belongs to the page, and
 * outlives its reloads.
 */
export interface Authenticator {
  /** How many passkeys it holds. */
  count: () => Promise<number>;
  /** Whether the finger is the right one. A wrong one is as good as a changed mind, and this authenticator remembers it for good. */
  knowsYou: (yes: boolean) => Promise<void>;
  /** The device is another one from now on. */
  remove: () => Promise<void>;
}

export async function addAuthenticator(page: Page, { hasPrf = true }: { hasPrf?: boolean } = {}): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    knowsYou: async (yes) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes });
    },
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
