/**
 * Names of Norway's municipalities by their official numbers, as they have been since 2024 (Kartverket, CC BY 4.0, locales/LICENSES.md). Matched by
 * number alone; one that is not among them has no name here.
 */
export async function loadPlaces(): Promise<ReadonlyMap<string, string>> {
  const { default: table } = await import('../../locales/places/kommuner2024.csv?raw');
  const rows = table.trim().split('\n').slice(1);
  return new Map(rows.map((row) => row.split(',')).map(([number = '', name = '']) => [number, name]));
}
