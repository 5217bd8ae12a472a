import { readFileSync } from 'node:fs';

/** The words on the screens, looked up where the screens look them up, so that a better wording breaks no journey. */
export type Language = 'nb' | 'nn' | 'en';
type Namespace =
  | 'appointments'
  | 'calendar'
  | 'care'
  | 'referrals'
  | 'common'
  | 'courses'
  | 'crisis'
  | 'discharge'
  | 'door'
  | 'documents'
  | 'errors'
  | 'forms'
  | 'handin'
  | 'me'
  | 'messages'
  | 'privacy'
  | 'programme'
  | 'registry'
  | 'replies'
  | 'report'
  | 'safety'
  | 'search'
  | 'sizing'
  | 'sums'
  | 'supervision'
  | 'scheduled'
  | 'security'
  | 'team'
  | 'today'
  | 'welcome'
  | 'criteria'
  | 'reader'
  | 'workload'
  | 'worksheets';
export type Say = (key: `${Namespace}:${string}`, values?: Record<string, string | number>) => string;

const files = new Map<string, Record<string, string>>();

export function wordsIn(language: Language): Say {
  return (key, values = {}) => {
    const colon = key.indexOf(':');
    const words = file(language, key.slice(0, colon));
    const name = key.slice(colon + 1);
    const plural = typeof values.count === 'number' ? `${name}_${new Intl.PluralRules(language).select(values.count)}` : name;
    const text = words[plural] ?? words[name];
    if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, value: string) => String(values[value] ?? '')).replace(/<\/?\w+>/g, '');
  };
}
export const say = wordsIn('nb');

function file(language: Language, namespace: string): Record<string, string> {
  const path = `locales/${language}/${namespace}.json`;
  const known = files.get(path);
  if (known) return known;
  const read = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  files.set(path, read);
  return read;
}
