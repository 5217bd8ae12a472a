import type { List, RootContent } from 'mdast';
import { type Around, attributesOf, idForm, isClosed } from './directives';
import type { Faults } from './faults';
import { type Directive, lineOf, optionsOf, type ParsedOption, richOf } from './markdown';
import type { Option, ProgrammeBlock, Rich } from './types';

/** One block of a screen as data; what is wrong with it goes to the faults. null for what is no block at all. */
export function blockOf(node: Directive, around: Around): ProgrammeBlock | null {
  const a = attributesOf(node, around);
  if (!a) return null;
  const { faults, offset } = around;
  const line = lineOf(node, offset);
  if (node.type === 'containerDirective' && !isClosed(node, around))
    faults.error(line, `"${node.name}" is not closed with ":::"`);
  const children = node.type === 'containerDirective' ? (node.children as RootContent[]) : [];
  for (const child of children) {
    if (child.type === 'containerDirective' || child.type === 'leafDirective')
      faults.error(lineOf(child, offset), 'blocks do not nest');
  }
  const own = children.filter((c) => c.type !== 'containerDirective' && c.type !== 'leafDirective');
  const at = own.findIndex((c) => c.type === 'list');
  const list = own[at] as List | undefined;
  const text = (nodes: RootContent[]): Rich => richOf(nodes, offset, faults);
  /** Prompt, options, and what stands after the list. */
  const asked = () => {
    const options = list ? optionsOf(list, offset, faults) : [];
    checkKeys(options, faults);
    return { prompt: text(at < 0 ? own : own.slice(0, at)), options, after: at < 0 ? [] : own.slice(at + 1) };
  };
  const number = (name: string, fallback = 0): number => {
    const value = a[name];
    if (value === undefined) return fallback;
    if (!/^-?\d+(\.\d+)?$/.test(value)) faults.error(line, `${name} is no number`);
    return Number(value);
  };
  const id = a.id ?? '';
  const shared = (fallback: boolean) => (a.share === undefined ? fallback : a.share === 'on');
  const plain = (options: ParsedOption[]): Option[] =>
    options.map(({ key, text: words, feedback }) => ({ key, text: words, feedback }));
  const keysOf = (value: string | undefined, options: ParsedOption[], name: string): string[] => {
    const keys = (value ?? '')
      .split(',')
      .map((k) => k.trim())
      .filter((k) => k !== '');
    for (const key of keys) if (!options.some((o) => o.key === key)) faults.error(line, `${name} "${key}" is no option`);
    return keys;
  };

  switch (node.name) {
    case 'story':
      return { type: 'story', person: a.person ?? '', text: text(own) };
    case 'note':
      return { type: 'note', kind: (a.kind ?? 'tip') as 'safety' | 'tip' | 'evidence', text: text(own) };
    case 'summary':
      return { type: 'summary', text: text(own) };
    case 'reflect':
      return { type: 'reflect', id, rows: number('rows', 3), share: shared(false), prompt: text(own) };
    case 'choice': {
      const { prompt, options } = asked();
      if ((a['hold-on'] === undefined) !== (a.holds === undefined)) faults.error(line, 'hold-on and holds belong together');
      if (a.holds && !around.features.includes(a.holds)) faults.error(line, `unknown feature "${a.holds}"`);
      keysOf(a['hold-on'], options, 'hold-on');
      return {
        type: 'choice',
        id,
        kind: a.kind === 'multi' ? 'multi' : 'single',
        share: shared(true),
        holdOn: a['hold-on'] ?? null,
        holds: a.holds ?? null,
        prompt,
        options: plain(options),
      };
    }
    case 'quiz': {
      const { prompt, options } = asked();
      for (const o of options) if (!o.feedback) faults.error(o.line, `quiz option "${o.key}" has no feedback`);
      return {
        type: 'quiz',
        id,
        kind: a.kind === 'multi' ? 'multi' : 'single',
        correct: keysOf(a.correct, options, 'correct'),
        prompt,
        options: plain(options),
      };
    }
    case 'slider': {
      const { prompt, options } = sliderEnds();
      const [min, max, step] = [number('min'), number('max'), number('step', 1)];
      if (min >= max) faults.error(line, 'slider min is not below max');
      else if (step <= 0 || ((max - min) / step) % 1 !== 0) faults.error(line, 'slider step does not divide its range');
      const end = (value: number) => options.find((o) => o.key === String(value));
      if (!end(min) || !end(max)) faults.error(line, `slider names its ends with the keys ${min} and ${max}`);
      return {
        type: 'slider',
        id,
        min,
        max,
        step,
        unit: a.unit ?? null,
        series: a.series ?? null,
        share: shared(true),
        prompt,
        minLabel: words(end(min)),
        maxLabel: words(end(max)),
      };
    }
    case 'list': {
      const { prompt, options } = asked();
      return {
        type: 'list',
        id,
        min: number('min'),
        max: number('max', 10),
        share: shared(false),
        prompt,
        suggestions: plain(options),
      };
    }
    case 'worksheet': {
      const sheet = around.worksheets.get(a.ref ?? '');
      if (!sheet) faults.error(line, `unknown worksheet "${a.ref ?? ''}"`);
      if (a.mode === 'view' && !a.view) faults.error(line, 'a worksheet in mode view names its view');
      if (sheet && a.view && !sheet.views.includes(a.view)) faults.error(line, `worksheet ${a.ref} has no view "${a.view}"`);
      if (sheet && a.variant && !sheet.variants.includes(a.variant))
        faults.error(line, `worksheet ${a.ref} has no variant "${a.variant}"`);
      return {
        type: 'worksheet',
        id,
        ref: a.ref ?? '',
        mode: a.mode === 'view' ? 'view' : 'fill',
        view: a.view ?? null,
        variant: a.variant ?? null,
        share: shared(true),
      };
    }
    case 'exercise': {
      const { prompt, options } = exerciseSteps();
      const steps = options.flatMap((o) => {
        const found = /^(in|out|hold|rest|do)-(\d+)$/.exec(o.key);
        if (!found) {
          faults.error(o.line, `"${o.key}" is no step: phase-seconds`);
          return [];
        }
        return [{ phase: found[1] as 'in' | 'out' | 'hold' | 'rest' | 'do', seconds: Number(found[2]), text: o.text }];
      });
      const rounds = number('rounds', 1);
      if (steps.reduce((sum, s) => sum + s.seconds, 0) * rounds > 600)
        faults.error(line, 'an exercise lasts at most ten minutes');
      const secondsOf = (phase: string) => steps.filter((s) => s.phase === phase).reduce((sum, s) => sum + s.seconds, 0);
      if (a.kind === 'breathing' && secondsOf('out') < secondsOf('in'))
        faults.error(line, 'breathing out lasts at least as long as breathing in');
      if (a.kind === 'breathing' && steps.some((s) => s.phase === 'hold' && s.seconds > 4))
        faults.error(line, 'no breath is held for more than four seconds');
      return {
        type: 'exercise',
        id,
        kind: (a.kind ?? 'attention') as 'breathing' | 'relax' | 'attention',
        rounds,
        intro: prompt,
        steps,
      };
    }
    case 'guard': {
      const { prompt, options, after } = asked();
      if (!options.some((o) => o.key === 'none')) faults.error(line, 'a guard has the option none');
      if (a.holds && !around.features.includes(a.holds)) faults.error(line, `unknown feature "${a.holds}"`);
      const quotes = after.filter((n) => n.type === 'blockquote');
      return {
        type: 'guard',
        id,
        holds: a.holds ?? '',
        prompt,
        options: plain(options),
        held: quotes.flatMap((q) => (q.type === 'blockquote' ? text(q.children as RootContent[]) : [])),
      };
    }
    case 'homework':
      return { type: 'homework', tasks: plain(asked().options) };
    case 'feedback': {
      const wait = a.wait === 'yes';
      const days = a['release-days'] === undefined ? null : number('release-days');
      if (wait && days === null) faults.error(line, 'feedback that waits has release-days');
      if (days !== null && (days < 1 || days > 5)) faults.error(line, 'release-days is 1 to 5');
      return {
        type: 'feedback',
        id,
        shows: (a.shows ?? '')
          .split(',')
          .map((s) => s.trim())
          .filter((s) => s !== ''),
        wait,
        releaseDays: days,
        text: text(own),
      };
    }
    case 'next-time':
      return { type: 'next-time', id, text: text(own) };
    default:
      return null;
  }

  // Keys of slider ends and of timed steps are numbers and phases, not ids, and steps may repeat.
  function sliderEnds() {
    return { prompt: text(at < 0 ? own : own.slice(0, at)), options: list ? optionsOf(list, offset, faults) : [] };
  }
  function exerciseSteps() {
    return sliderEnds();
  }
}

function checkKeys(options: readonly ParsedOption[], faults: Faults): void {
  const seen = new Set<string>();
  for (const { key, line } of options) {
    if (!idForm.test(key)) faults.error(line, `"${key}" is no key`);
    if (seen.has(key)) faults.error(line, `the key "${key}" stands twice`);
    seen.add(key);
  }
}
const words = (option: ParsedOption | undefined): string =>
  (option?.text ?? []).map((t) => (typeof t === 'string' ? t : t.strong)).join('');
