import type { AlertRow } from '../../care/alerts/alert';
import { useNow, useView } from '../../engine/engine';
import { useMe } from '../kit/useMe';

const none: readonly AlertRow[] = [];

/** Risk answers for those who are on duty, and for custodians what nobody has looked at. Others are asked nothing. */
export function useAlerts() {
  const { has } = useMe();
  const now = useNow();
  const watching = has('duty') || has('custodian');
  const view = useView('alerts', watching ? { now } : undefined);
  const rows = view.data ?? none;
  return { watching, view, now, rows, open: rows.filter((row) => row.state !== 'resolved') };
}
