/** "+6", "−5" with a real minus sign, "0" */
export function signed(change: number): string {
  if (change === 0) return '0';
  return change > 0 ? `+${change}` : `−${Math.abs(change)}`;
}
