import { connect } from '../../../../src/client/connect';

/** The engine as a screen has it, for a test to drive from outside. */
Object.assign(globalThis, { engine: connect() });
