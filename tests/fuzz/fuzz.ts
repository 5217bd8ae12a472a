import fc from 'fast-check';
import { type ErrorCode, errorCodes } from '../../src/protocol/errors';
import { Encoder } from '../../src/protocol/packets';
import { appended, message, newCase } from '../relay/team';
import type { Said, Speaker, World } from './honest';
import { changed, cook, type Recipe, recipes } from './mutate';

export interface Outcome {
  requests: number;
  frames: number;
  posts: number;
  /** how often each answer was given: 'ok', a code, or 'cut off' where the relay ended the connection */
  answers: Map<string, number>;
  /** messages that led where none had led before and were said again, changed further */
  kept: number;
  /** what must not be; empty after a good run */
  faults: string[];
}
export interface FuzzPlan {
  world: World;
  seed: number;
  /** how many rounds of `batch` messages; or until this says so */
  done: (rounds: number) => boolean;
  batch: number;
  /** Code of the relay that has run so far, if somebody counts it. */
  covered?: () => Promise<number>;
}
const known: ReadonlySet<string> = new Set<ErrorCode>(errorCodes);
const encoder = new Encoder();
const roundsPerWorld = 40;
const keptMost = 1_000;

/** Says to a relay what no honest client says, and looks at what it answers. */
export async function fuzz({ world, seed, done, batch, covered }: FuzzPlan): Promise<Outcome> {
  const outcome: Outcome = { requests: 0, frames: 0, posts: 0, answers: new Map(), kept: 0, faults: [] };
  const accountOf = (by: Speaker) => (by === 'nobody' ? null : by === 'citizen' ? world.citizen : world.team[by]);
  const count = (answer: string) => outcome.answers.set(answer, (outcome.answers.get(answer) ?? 0) + 1);
  const fault = (what: string, said: Said) => {
    if (outcome.faults.length < 20) outcome.faults.push(`${what}: ${said.name} ${shown(said.payload)}`);
  };
  /** Gives whether the message got past the schema and the door. */
  const judge = (answer: unknown, said: Said): boolean => {
    const { ok, code } = (typeof answer === 'object' && answer !== null ? answer : {}) as { ok?: unknown; code?: unknown };
    if (ok !== true && (ok !== false || typeof code !== 'string' || !known.has(code))) {
      fault('no known answer', said);
      return false;
    }
    const answered = ok === true ? 'ok' : String(code);
    count(answered);
    // The database is well: whoever hears this has met an exception that nobody expected.
    if (answered === 'E_UNAVAILABLE') fault('an unexpected exception', said);
    return answered !== 'E_BAD_REQUEST' && answered !== 'E_LOGIN';
  };
  const alive = async () => (await fetch(`${world.url}/healthz`)).status === 200;

  async function asRequest(said: Said): Promise<boolean> {
    outcome.requests++;
    const peer = await world.peer(said.by);
    try {
      return judge(await peer.say(said.name, said.payload), said);
    } catch {
      // Not encodable, or cut off: a frame too large, a shape that no honest end sends.
      count('cut off');
      if (peer.socket.connected && isEncodable(said)) fault('no answer', said);
      return false;
    }
  }
  async function asFrame(said: Said, recipe: Recipe): Promise<boolean> {
    if (!isEncodable(said)) return false;
    outcome.frames++;
    // Some ask for no answer.
    const id = recipe.from % 5 === 0 ? undefined : 1;
    let [frame = new Uint8Array()] = encoder.encode({
      type: 2,
      nsp: '/',
      ...(id === undefined ? {} : { id }),
      data: [said.name, said.payload],
    });
    for (const edit of recipe.bytes) frame = changed(frame, edit);
    // A line apart: what is not a packet ends it.
    const peer = await world.peer(said.by, 1 + ((recipe.from >> 2) % 8));
    const written = peer.socket.io.engine as unknown as { write: (data: Uint8Array | string) => void };
    written.write(recipe.sign ? frame : recipe.from % 9 === 0 ? new TextDecoder('latin1').decode(frame) : frame);
    const after = await peer.say('roster.get', { team: world.team.roster.team }).catch(() => null);
    if (after) judge(after, said);
    else count('cut off');
    return false;
  }
  async function asPost(said: Said, recipe: Recipe): Promise<boolean> {
    outcome.posts++;
    const { row } = said.payload ?? {};
    let body = row instanceof Uint8Array ? row : new Uint8Array(recipe.from % 400);
    for (const edit of recipe.sign ? [] : recipe.bytes) body = changed(body, edit);
    const type = recipe.from % 20 === 0 ? 'application/json' : 'application/octet-stream';
    const answer = await fetch(`${world.url}/rows`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    });
    return judge(await answer.json().catch(() => null), said);
  }

  const kept: Said[] = [];
  let reached = (await covered?.()) ?? 0;
  for (let round = 0; !done(round) && outcome.faults.length < 20; round++) {
    if (round > 0 && round % roundsPerWorld === 0) {
      await world.refresh();
      kept.splice(0, kept.length / 2);
    }
    const drawn = fc.sample(recipes, { seed: seed + round, numRuns: batch });
    const cooked = drawn.map((recipe) => {
      const corpus = recipe.from % 2 === 0 || kept.length === 0 ? world.said : kept;
      return { recipe, said: cook(recipe, corpus, accountOf) };
    });
    const settled = await Promise.allSettled(
      cooked.map(({ recipe, said }) => {
        if (recipe.way === 'request') return asRequest(said);
        return recipe.way === 'frame' ? asFrame(said, recipe) : asPost(said, recipe);
      }),
    );
    const failed = settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    if (failed.length > 0 && !(await alive().catch(() => false))) {
      outcome.faults.push(`the relay is gone after round ${round} of seed ${seed}: ${failed[0]}`);
      break;
    }
    if (!covered) continue;
    const now = await covered();
    if (now > reached && kept.length < keptMost) {
      const fruitful = cooked.flatMap(({ said, recipe }, n) => {
        const one = settled[n];
        return recipe.way === 'request' && one?.status === 'fulfilled' && one.value ? [said] : [];
      });
      kept.push(...fruitful);
      outcome.kept += fruitful.length;
    }
    reached = now;
  }
  const served = await stillServes(world).catch((error: unknown) => String(error));
  if (served !== null) outcome.faults.push(`an honest client is not served afterwards: ${served}`);
  return outcome;
}

/** A new case, a message in it, read back by a colleague. */
async function stillServes(world: World): Promise<string | null> {
  const [maja, liv] = [await world.peer('therapist'), await world.peer('lead')];
  const at = newCase(world.team);
  await appended(maja, at.first);
  const row = message(world.team, at, 'fortsatt her');
  if ((await appended(maja, row)) !== 1) return 'a row has the wrong number';
  const read = await liv.ask('read', { stream: at.stream, after: 0, limit: 10 });
  if (!read.ok) return read.code;
  return Buffer.compare(read.rows[0]?.row ?? new Uint8Array(), row) === 0 ? null : 'a row is not as it was sent';
}

function isEncodable(said: Said): boolean {
  try {
    encoder.encode({ type: 2, nsp: '/', id: 1, data: [said.name, said.payload] });
    return true;
  } catch {
    return false;
  }
}
const shown = (value: unknown) =>
  JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Uint8Array) return `${one.length} bytes ${Buffer.from(one.subarray(0, 40)).toString('hex')}`;
    return typeof one === 'bigint' ? String(one) : one;
  })?.slice(0, 600);
