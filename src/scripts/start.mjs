import { prepare } from './prepare.mjs';

await prepare();
// In a terminal only what needs a person; an operator who starts serve.mjs gets all of the log.
process.env.LOG_LEVEL ??= 'warn';
await import('./serve.mjs');
