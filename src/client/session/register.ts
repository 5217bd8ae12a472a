import type { Context } from '../context';

/** The relay knows the account's card from now on, and the connection is logged in. @throws MellomError E_OFFLINE, E_QUOTA */
export async function register(
  x: Pick<Context, 'connection' | 'account' | 'device' | 'changeDevice'> & { setRegistered: () => void },
): Promise<void> {
  const { connection, account } = x;
  if (!(await x.device())?.registered) {
    await connection.connected();
    await connection.request('register', { card: account.card });
    await x.changeDevice((row) => ({ ...row, registered: true }));
    x.setRegistered();
    connection.again();
  }
  await connection.online();
}
