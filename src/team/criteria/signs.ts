/** How the state of a criterion is drawn. */
export const signs = { met: 'check', open: 'clock', missing: 'plus' } as const;
