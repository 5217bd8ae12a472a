import { expect, type Page } from '@playwright/test';
import { compileProgramme } from '../../src/care/programmes/compile';
import type {
  Inline,
  Language,
  Option,
  ProgrammeBlock,
  ProgrammeCard,
  ProgrammePart,
  ProgrammeScreen,
} from '../../src/care/programmes/types';
import { programmeSlugs, readProgramme, readSheets } from '../../src/content/plugin';
import { expectAccessible } from '../fixtures/people';
import { plant } from '../fixtures/planted';
import type { Say } from './words';

/** A reader who walks through a programme screen by screen, doing what each asks, as the text of the programme says it. */
export interface Walk {
  page: Page;
  say: Say;
  card: ProgrammeCard;
  parts: readonly ProgrammePart[];
  /** Whom what is shared goes to, as the screens name them. */
  therapist: string;
  /** Kinds of blocks that have been met. */
  met: Set<ProgrammeBlock['type']>;
}

export function walkOf(page: Page, say: Say, slug: string, language: Language, therapist: string): Walk {
  const root = process.cwd();
  if (!programmeSlugs(root).includes(slug)) throw new Error(`no programme ${slug}`);
  const { cards, parts } = compileProgramme(slug, readProgramme(root, slug), readSheets(root));
  const [card, own] = [cards[language], parts[language]];
  if (!card || !own) throw new Error(`no ${slug} in ${language}`);
  return { page, say, card, parts: own, therapist, met: new Set() };
}

/** From the programme's path through the part that stands open next, to its end and back to the path. */
export async function readPart(walk: Walk, part: ProgrammePart): Promise<void> {
  const { page, say } = walk;
  await page.getByRole('listitem').filter({ hasText: part.title }).getByRole('link').click();
  const later = page.getByRole('button', { name: say('forms:intro.later') });
  await expect(later.or(page.getByRole('button', { name: say('programme:read.next'), exact: true })).first()).toBeVisible();
  if (await later.isVisible()) await later.click();
  for (const [index, screen] of part.screens.entries()) {
    await expect(page.getByRole('heading', { level: 1, name: screen.title, exact: true })).toBeVisible();
    const fresh = screen.blocks.some(({ type }) => !walk.met.has(type));
    for (const block of screen.blocks) await answer(walk, block);
    // Each kind of screen is looked at when it is first met, by day and by night.
    if (fresh) await inBothLooks(page);
    const last = index === part.screens.length - 1;
    await page.getByRole('button', { name: say(last ? 'programme:read.finish' : 'programme:read.next'), exact: true }).click();
  }
  await expect(page.getByRole('heading', { level: 1, name: say('programme:partDone.title') })).toBeFocused();
  if (part === walk.parts[0]) await inBothLooks(page);
  await page.getByRole('link', { name: say('programme:partDone.on') }).click();
  await expect(page.getByRole('heading', { level: 1, name: walk.card.title })).toBeVisible();
}

async function inBothLooks(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

/** Does what a block asks, and sees what it gives back. */
async function answer({ page, say, therapist, met }: Walk, block: ProgrammeBlock): Promise<void> {
  met.add(block.type);
  const main = page.getByRole('main');
  const pick = (option: Option | undefined, role: 'radio' | 'checkbox') =>
    main.getByRole(role, { name: words(option?.text ?? []), exact: true }).check();
  switch (block.type) {
    case 'guard':
      return pick(
        block.options.find(({ key }) => key === 'none'),
        'checkbox',
      );
    case 'choice': {
      const holding = block.holdOn?.split(',') ?? [];
      const free = block.options.find(({ key }) => !holding.includes(key));
      return pick(free, block.kind === 'single' ? 'radio' : 'checkbox');
    }
    case 'quiz': {
      await pick(block.options[0], block.kind === 'single' ? 'radio' : 'checkbox');
      if (block.kind === 'multi') await main.getByRole('button', { name: say('programme:quiz.check') }).click();
      const said = block.options[0]?.feedback?.flatMap((one) => ('p' in one ? [words(one.p)] : []))[0] ?? '';
      return expect(main.getByText(said)).toBeVisible();
    }
    case 'list':
      return pick(block.suggestions[0], 'checkbox');
    case 'slider':
      return main.getByRole('slider').first().press('ArrowRight');
    case 'reflect': {
      const own = `Eget svar ${block.id}.`;
      plant(own);
      return main.getByRole('textbox').first().fill(own);
    }
    case 'exercise':
      await main.getByRole('button', { name: say('programme:exercise.start'), exact: true }).click();
      await main.getByRole('button', { name: say('programme:exercise.stop'), exact: true }).click();
      return expect(main.getByText(say('programme:exercise.done'))).toBeVisible();
    case 'feedback':
      await main.getByRole('button', { name: say('programme:feedback.send', { name: therapist }) }).click();
      return expect(main.getByText(say('programme:feedback.sent', { name: therapist, when: '' }).trim())).toBeVisible();
    case 'next-time':
      return main.getByRole('checkbox', { name: say('programme:nextTime.tick') }).check();
    case 'homework':
      return expect(main.getByRole('list').first()).toBeVisible();
    default:
      return;
  }
}

export const words = (parts: readonly Inline[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

export const kindsOf = (screens: readonly ProgrammeScreen[]): ProgrammeBlock['type'][] =>
  screens.flatMap(({ blocks }) => blocks.map(({ type }) => type));
