import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { featuresOn } from '../../src/client/features';
import { join as joined } from '../../src/client/methods';
import { holdAccount } from '../../src/client/session/account-holder';
import { keepAutoLock } from '../../src/client/session/auto-lock';
import { holdState, nothingYet } from '../../src/client/state';
import { environmentOn } from '../fixtures/engines';

/** What a person does goes by one road, and what is typed is kept by one: the types see to most of it, these to the rest. */
const files = ['src/citizen', 'src/team', 'src/ui', 'src/app'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
);
const having = (pattern: RegExp, ...but: string[]) =>
  files.filter(({ file, text }) => pattern.test(text) && !but.includes(file)).map(({ file }) => file);

/** What may raise an alert has a road of its own: it goes on until it is written, whatever stands in the way. */
const insisting = 'src/citizen/safety/insist.ts';

it('no screen has the acts of the engine but from useAct and useTelling', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(having(/\buseStore\b/, 'src/engine/engine-state.tsx', 'src/engine/act.ts', 'src/engine/views.tsx', insisting)).toEqual(
    [],
  );
  const held = holdAccount(environmentOn({ url: 'http://localhost' }, new IDBFactory()), holdState(nothingYet));
  const names = Object.keys(
    joined(
      featuresOn(held, keepAutoLock(held), () => {
        throw new Error('asked of no case');
      }),
      'acts',
    ),
  );
  expect(names).toContain('write');
  const acts = names.join('|');
  expect(having(new RegExp(`\\bengine\\??\\s*\\.\\s*(?:${acts})\\b`), insisting)).toEqual([]);
  expect(having(new RegExp(`\\{[^{}]*\\b(?:${acts})\\b[^{}]*\\}\\s*=\\s*(?:useEngine\\(\\)|engine\\b)`))).toEqual([]);
});

it('no screen has a way of its own of being busy', () => {
  expect(having(/\bset(?:Busy|Sending|Saving)\b/, 'src/engine/act.ts')).toEqual([]);
});

it('what is typed in several lines is a draft from its first letter: no screen keeps it in itself alone', () => {
  expect(having(/<TextArea\b[^<]*onChange=\{\((?:e|event)\) => set[A-Z]/)).toEqual([]);
});
