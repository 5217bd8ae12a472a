/** How screens meet the engine. Two files, because the first screens ask no views and need not load what answers them. */
export { errorCode, useEngine, useEngineState, useNow } from './engine-state';
export { useOwn, useView } from './views';
