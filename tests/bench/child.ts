import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** Functions of a module that runs in a Node process of its own; what they take and give travels as structured clones. */
export interface Child<Module> {
  call: <Name extends keyof Module & string>(
    name: Name,
    ...args: Module[Name] extends (...args: infer Args) => unknown ? Args : never
  ) => Promise<Module[Name] extends (...args: never[]) => Promise<infer Answer> ? Answer : never>;
  end: () => Promise<void>;
}

const program = `
import { pathToFileURL } from 'node:url';
const [, file] = process.argv;
const imported = async () => (await import('vite')).runnerImport(file, { configFile: false, logLevel: 'error' });
const module = file.endsWith('.mjs') ? await import(pathToFileURL(file)) : (await imported()).module;
process.on('message', ({ id, name, args }) =>
  module[name](...args).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error?.stack ?? error) }),
  ),
);
process.on('disconnect', () => process.exit(0));
process.send({ id: -1 });
`;

/** @param file a module in this folder, .mjs as it stands or .ts; all its exports are async functions */
export async function startChild<Module>(file: string, nodeFlags: string[] = []): Promise<Child<Module>> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...nodeFlags, '--expose-gc', '--input-type=module', '-e', program, resolve('tests/bench', file)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' },
  );
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  let asked = 0;
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => {
      const error = new Error(`${file} ended with ${code}`);
      failed(error);
      for (const one of waiting.values()) one.reject(error);
    });
    child.on('message', (said: { id: number; answer: never; error?: string }) => {
      if (said.id === -1) return ready();
      const one = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.error) one?.reject(new Error(said.error));
      else one?.resolve(said.answer);
    });
  });
  return {
    call: (name, ...args) =>
      new Promise((done, reject) => {
        if (!child.connected) return reject(new Error(`${file} has ended`));
        const id = asked++;
        waiting.set(id, { resolve: done, reject });
        child.send({ id, name, args });
      }),
    end: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
