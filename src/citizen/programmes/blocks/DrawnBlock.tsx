import type { ProgrammeBlock, ProgrammePart } from '../../../care/programmes/types';
import { RichText } from '../../../ui/controls/RichText';
import { ChoiceBlock } from './ChoiceBlock';
import { Feedback } from './Feedback';
import { Guard } from './Guard';
import { Homework } from './Homework';
import { ListBlock } from './ListBlock';
import { NextTime } from './NextTime';
import { Note, Story, Summary } from './Plain';
import { Quiz } from './Quiz';
import { Reflection } from './Reflection';
import { Said } from './Said';
import { SliderBlock } from './SliderBlock';
import { TimedExercise } from './TimedExercise';
import { WorksheetBlock } from './WorksheetBlock';

/** One block of a screen, and under it what the staff have said to it. */
export function DrawnBlock({ block, part }: { block: ProgrammeBlock; part: ProgrammePart }) {
  return (
    <>
      <Drawn block={block} part={part} />
      {'id' in block && <Said block={block.id} />}
    </>
  );
}

/** The set is closed (FORMAT, section 3): a new kind does not compile until it is drawn here. */
function Drawn({ block, part }: { block: ProgrammeBlock; part: ProgrammePart }) {
  switch (block.type) {
    case 'text':
      return <RichText blocks={block.text} />;
    case 'story':
      return <Story block={block} />;
    case 'note':
      return <Note block={block} />;
    case 'reflect':
      return <Reflection block={block} />;
    case 'choice':
      return <ChoiceBlock block={block} />;
    case 'quiz':
      return <Quiz block={block} />;
    case 'slider':
      return <SliderBlock block={block} />;
    case 'list':
      return <ListBlock block={block} />;
    case 'worksheet':
      return <WorksheetBlock block={block} />;
    case 'exercise':
      return <TimedExercise block={block} />;
    case 'guard':
      return <Guard block={block} />;
    case 'homework':
      return <Homework block={block} part={part} />;
    case 'feedback':
      return <Feedback block={block} part={part} />;
    case 'next-time':
      return <NextTime block={block} />;
    case 'summary':
      return <Summary block={block} />;
  }
}
