import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDraft } from '../../src/engine/draft-store';

const isText = (value: unknown): value is string => typeof value === 'string';

/** A disk whose every step comes when the scheduler says; a write is told of before it is answered, as the engine does. */
function slowDisk(s: fc.Scheduler, changed: () => void) {
  const disk = { value: null as string | null, fails: false };
  let turn: Promise<unknown> = Promise.resolve();
  const step = (label: string) => s.schedule(Promise.resolve(), label);
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  const write = (value: string | null) =>
    inTurn(async () => {
      await step('write');
      if (disk.fails) throw new Error('full');
      disk.value = value;
      changed();
      await step('answer');
      return { savedAt: 'now' };
    });
  return {
    disk,
    engine: {
      readDraft: async () => {
        await step('read');
        const value = disk.value;
        await step('answer');
        return value === null ? null : { value, begun: null };
      },
      saveOwn: (_key: string, value: unknown) => write(String(value)),
      removeOwn: async () => void (await write(null)),
    },
    elsewhere: async (value: string) => {
      await step('another device');
      await inTurn(async () => {
        disk.value = value;
        changed();
      });
    },
  };
}
const letters = fc.array(fc.constantFrom('type', 'elsewhere'), { minLength: 1, maxLength: 8 });

it('what is typed is never put back to what stood before, however late and in whatever order the disk answers; in the end screen and disk say the same', () =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), letters, async (s, acts) => {
      let tell = () => {};
      const { disk, engine, elsewhere } = slowDisk(s, () => tell());
      const draft = openDraft(engine, 'draft/x', '', isText);
      tell = draft.read;
      draft.read();
      await s.waitIdle();
      let typed = '';
      let mine = false;
      const wrong: unknown[] = [];
      const look = () => {
        const { value, saving, savedAt } = draft.get();
        // Nobody else has written: each letter stands.
        if (!mine || acts.includes('elsewhere')) return;
        if (value !== typed) wrong.push({ value, typed });
        if (!saving && savedAt !== null && disk.value !== value) wrong.push({ value, disk: disk.value });
      };
      draft.listen(look);
      s.scheduleSequence(
        acts.map((act, n) => ({
          label: act,
          builder: async () => {
            if (act === 'type') {
              typed = `${draft.get().value}${n}`;
              mine = true;
              draft.set(typed);
              expect(draft.get().value).toBe(typed);
            } else void elsewhere(`elsewhere ${n}`);
          },
        })),
      );
      await s.waitIdle();
      expect(wrong).toEqual([]);
      expect(draft.get()).toMatchObject({ value: disk.value, saving: false });
    }),
  ));

it('words whose write failed stay on the screen, are not said to be saved, and are written when the disk takes something again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      let tell = () => {};
      const { disk, engine } = slowDisk(s, () => tell());
      const draft = openDraft(engine, 'draft/x', '', isText);
      tell = draft.read;
      draft.read();
      await s.waitIdle();
      disk.fails = true;
      draft.set('Jeg ville si at');
      await s.waitIdle();
      expect(draft.get()).toMatchObject({ value: 'Jeg ville si at', saving: true });
      expect(draft.get().error).not.toBeNull();
      disk.fails = false;
      draft.read();
      await s.waitIdle();
      expect(draft.get()).toMatchObject({ value: 'Jeg ville si at', saving: false, error: null });
      expect(disk.value).toBe('Jeg ville si at');
    }),
  );
});
