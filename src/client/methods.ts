export type Methods = Record<string, (...args: never[]) => Promise<unknown>>;

/** What a feature lets screens have. */
export interface Feature {
  /** Whatever the time: also when it is time to lock. */
  always?: Methods;
  /** Asked any number of times: answers, and what concerns this device alone. */
  reads?: Methods;
  /** One's own drafts and settings: set any number of times. */
  saves?: Methods;
  /**
   * What a person does, each time once. Screens reach it through `useAct` alone (src/engine/act.ts). Where a double would be a second thing,
   * the last argument names what was begun: the same words of the same act are done once, however often and from however many devices they come.
   */
  acts?: Methods;
}

type All<Each> = (Each extends unknown ? (one: Each) => void : never) extends (all: infer Joined) => void ? Joined : never;
/** The methods of one group, of all features. */
export type Joined<F extends Feature, Group extends keyof Feature> = All<F extends Record<Group, infer M> ? M : never>;

export const join = <F extends Feature, Group extends keyof Feature>(features: readonly F[], group: Group): Joined<F, Group> =>
  Object.assign({}, ...features.map((one) => one[group]));

/** The same methods, each call done as `how` says. */
export function around<M extends object>(methods: M, how: (call: () => Promise<unknown>) => Promise<unknown>): M {
  return new Proxy(methods, {
    get: (known, name) => {
      const method: unknown = Reflect.get(known, name);
      return typeof method === 'function' ? (...args: unknown[]) => how(async () => Reflect.apply(method, known, args)) : method;
    },
  });
}

/** Methods of which only some are here; a call by any other name is answered by `elsewhere`. */
export const remotely = <M extends object>(here: Partial<M>, elsewhere: (name: string, args: unknown[]) => Promise<unknown>): M =>
  new Proxy(here as M, {
    get: (known, name) =>
      Reflect.get(known, name) ?? (typeof name === 'string' ? (...args: unknown[]) => elsewhere(name, args) : undefined),
  });
