/** What is wrong in a content file, where. `warning`s do not stop the build. */
export interface Fault {
  path: string;
  line: number;
  message: string;
  level: 'error' | 'warning';
}
export class Faults {
  readonly list: Fault[] = [];
  constructor(readonly path: string) {}
  error(line: number, message: string): void {
    this.list.push({ path: this.path, line, message, level: 'error' });
  }
  warn(line: number, message: string): void {
    this.list.push({ path: this.path, line, message, level: 'warning' });
  }
}
export const faultLine = (f: Fault): string => `${f.path}:${f.line}: ${f.message}`;
