import type { Person, TeamAbout, Views } from '../../client/api';

/** What a team should still do so that no case is ever lost, the weightiest first. */
export type Todo =
  | 'second-lead'
  | 'custodians'
  | 'root-alone'
  | 'root-not-here'
  | 'sheets'
  | 'duty'
  | 'crisis'
  | 'lingering'
  | 'roster-older'
  | 'roster-old';
type Trust = Views['teamTrust']['answer'];

/** Days after which a lead's client issues the roster anew, and after which its age is told to everybody (docs/protocol.md, "Teams"). */
export const rosterAges = { old: 21, older: 60 } as const;

export function todosOf(people: readonly Person[], trust: Trust, about: Pick<TeamAbout, 'crisis'>): Todo[] {
  const having = (role: Person['roles'][number]) => people.filter((one) => one.roles.includes(role)).length;
  const todos: [Todo, boolean][] = [
    ['roster-older', trust.rosterAgeDays > rosterAges.older],
    ['custodians', trust.custodians < 2],
    ['second-lead', having('lead') < 2],
    ['root-alone', trust.iHold && trust.holders.length < 2 && having('lead') > 1],
    ['sheets', trust.iHold && trust.sheetsProvedAt === null],
    ['root-not-here', !trust.iHold && trust.holders.length < 2],
    ['duty', having('duty') === 0],
    ['crisis', (about.crisis?.numbers ?? []).length === 0],
    ['lingering', trust.lingering.length > 0],
    ['roster-old', trust.rosterAgeDays > rosterAges.old && trust.rosterAgeDays <= rosterAges.older],
  ];
  return todos.filter(([, due]) => due).map(([todo]) => todo);
}
