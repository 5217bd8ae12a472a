import type { ProgrammePart } from './types';

/**
 * Addresses under which readers may have answers: `p1/screen`, `p1/block` and `p1/block/key`. What has once been released stays
 * known, and is never gone without being named in retiredIds (FORMAT, section 6).
 */
export function addressesOf(parts: readonly ProgrammePart[]): string[] {
  const addresses = parts.flatMap((part) =>
    part.screens.flatMap((screen) => [
      `${part.id}/${screen.id}`,
      ...screen.blocks.flatMap((block) => {
        if (!('id' in block)) return [];
        const options = 'options' in block ? block.options : block.type === 'list' ? block.suggestions : [];
        return [`${part.id}/${block.id}`, ...options.map(({ key }) => `${part.id}/${block.id}/${key}`)];
      }),
    ]),
  );
  return [...new Set(addresses)].sort();
}

/** Addresses that have been released, are not there any more, and that nobody has retired; a retired block takes its keys with it. */
export function vanished(released: readonly string[], now: readonly string[], retired: readonly string[]): string[] {
  const there = new Set(now);
  const isRetired = (address: string) => retired.some((one) => address === one || address.startsWith(`${one}/`));
  return released.filter((address) => !there.has(address) && !isRetired(address));
}
