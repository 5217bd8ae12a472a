/** What is wrong in a content file, where. `warning`s do not stop the build. */
export interface Fault {
  path: string;
  line: number;
  message: string;
  level: 'error' | 'warning';
}
/** Collects the faults of one file, and remembers on which line each screen and block stands. */
export class Faults {
  readonly list: Fault[] = [];
  private readonly lines = new WeakMap<object, number>();
  constructor(readonly path: string) {}
  error(at: number | object, message: string): void {
    this.list.push({ path: this.path, line: this.lineOf(at), message, level: 'error' });
  }
  warn(at: number | object, message: string): void {
    this.list.push({ path: this.path, line: this.lineOf(at), message, level: 'warning' });
  }
  stands(thing: object, line: number): void {
    this.lines.set(thing, line);
  }
  private lineOf(at: number | object): number {
    return typeof at === 'number' ? at : (this.lines.get(at) ?? 1);
  }
}
export const faultLine = (f: Fault): string => `${f.path}:${f.line}: ${f.message}`;
