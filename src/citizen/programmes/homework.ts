import type { Option, ProgrammePart } from '../../care/programmes/types';

/** Where a part gives its homework, and the tasks in its own words. */
export function homeworkOf(part: ProgrammePart): { screen: string; tasks: readonly Option[] } | null {
  for (const screen of part.screens)
    for (const block of screen.blocks) if (block.type === 'homework') return { screen: screen.id, tasks: block.tasks };
  return null;
}
