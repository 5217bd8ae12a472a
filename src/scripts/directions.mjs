import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Which folder may know which, at the top and inside the large ones: `npm run check` holds every import of the sources, of types too,
 * against it. A folder that is not named knows nothing; a direction that nothing goes in any more has to leave this list; and the list
 * goes in no circle. Files that lie beside the folders (`.`) join them and may know them all; what they themselves share is named by its file.
 *
 * @type {Record<string, Record<string, readonly string[]>>}
 */
const directions = JSON.parse(readFileSync(new URL('directions.json', import.meta.url), 'utf8'));

const importing = /(?:\bfrom|\bimport|\bimport\(|\bURL\()\s*['"](\.{1,2}\/[^'"?]+)/g;

/**
 * @param {string} root
 * @param {typeof directions} [table]
 * @returns {string[]} what is wrong, one sentence each
 */
export function wrongDirections(root, table = directions) {
  const imports = importsOf(root);
  return Object.entries(table).flatMap(([top, rooms]) => {
    const used = new Set();
    const wrong = circlesIn(top, rooms);
    for (const [from, to] of imports) {
      const a = roomOf(top, from, rooms);
      const b = roomOf(top, to, rooms);
      if (a === null || b === null || a === b || a === '.') continue;
      used.add(`${a} ${b}`);
      if (!rooms[a]?.includes(b)) wrong.push(`${from} imports ${to}: ${top}/${a} does not know ${top}/${b} (directions.json)`);
    }
    for (const [room, known] of Object.entries(rooms))
      for (const one of known)
        if (!used.has(`${room} ${one}`)) wrong.push(`${top}/${room} imports nothing of ${top}/${one} any more (directions.json)`);
    return wrong;
  });
}

/**
 * The room of a file: the folder below `top`, the file itself where the table names it, or `.`.
 *
 * @param {string} top
 * @param {string} file
 * @param {Record<string, readonly string[]>} rooms
 */
function roomOf(top, file, rooms) {
  if (!file.startsWith(`${top}/`)) return null;
  const [first = '', ...more] = file.slice(top.length + 1).split('/');
  if (more.length > 0) return first;
  const name = first.replace(/\.\w+$/, '');
  return name in rooms ? name : '.';
}

/**
 * @param {string} top
 * @param {Record<string, readonly string[]>} rooms
 */
function circlesIn(top, rooms) {
  /** @type {string[]} */
  const found = [];
  const below = (/** @type {string} */ room, /** @type {string[]} */ way) => {
    if (way.includes(room)) found.push(`${top}: ${[...way.slice(way.indexOf(room)), room].join(' knows ')}`);
    else for (const next of rooms[room] ?? []) below(next, [...way, room]);
  };
  for (const room of Object.keys(rooms)) below(room, []);
  return [...new Set(found)];
}

/**
 * @param {string} root
 * @returns {[string, string][]} from, to
 */
function importsOf(root) {
  const files = readdirSync(posix.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name));
  return files.flatMap((file) =>
    [...readFileSync(posix.join(root, file), 'utf8').matchAll(importing)].flatMap(([, asked = '']) => {
      const path = posix.join(posix.dirname(file), asked);
      const target = ['', '.ts', '.tsx', '.mjs', '.d.ts']
        .map((end) => path + end)
        .find((one) => existsSync(posix.join(root, one)) && !statSync(posix.join(root, one)).isDirectory());
      return target?.startsWith('src/') && !target.endsWith('.css') ? [/** @type {[string, string]} */ ([file, target])] : [];
    }),
  );
}

if (process.argv[1]?.endsWith('directions.mjs')) {
  const wrong = wrongDirections('.');
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
