/** How screens meet the engine. Two files, because the first screens ask no views and need not load what answers them. */
export { EngineProvider, errorCode, useChanged, useEngine, useEngineState, useNow } from './engine-state';
export { useOwn, useView, ViewsProvider } from './views';
