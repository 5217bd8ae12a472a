import { spawn } from 'node:child_process';

/**
 * Runs a Node program to its end. `quiet`: what it says is kept and shown only if it fails.
 *
 * @param {string[]} args for node itself, never through a shell, so that paths with spaces work on every system
 * @param {{ cwd: string, quiet?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<number>} exit code
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean, env?: Record<string, string>, shell?: boolean }} options
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd, quiet = false, env, shell = false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

/**
 * Says what is going on, and every few seconds that it still is: a first installation may compile the database for a minute.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${what} …`);
  const beat = setInterval(() => console.log(`  still at it (${seconds()} s)`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    console.log(`  ${seconds()} s`);
  }
}
