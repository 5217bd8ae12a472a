import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemDraft, ItemOf } from '../../care/items/items';
import type { Instrument, InstrumentId } from '../../care/questionnaires/instruments/types';
import {
  answer,
  answered,
  asksForSafety,
  backward,
  forward,
  languageOf,
  newRound,
  place,
  type Round,
  readRound,
  resumed,
  wentAhead,
  written,
} from '../../care/questionnaires/round';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Progress, Saved } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { deviceZone } from '../../ui/format';
import { Phone, TopBar, TopProgress, TopTitle } from '../../ui/Phone';
import { useLanguage } from '../kit/useTitles';
import { useInsist } from '../safety/insist';
import { fetchSafety } from '../safety/rooms';
import ask from './ask.module.css';
import { QuestionScreen } from './QuestionScreen';
import { RoundDone } from './RoundDone';
import { type LeaveOut, RoundStart } from './RoundStart';
import { useInstruments } from './useInstruments';

const none: Record<string, string> = {};
/** What is kept is read by `readRound`, whatever it is. */
const isAnything = (_: unknown): _ is unknown => true;
type AnswersDraft = Extract<ItemDraft, { kind: 'answers' }>;

/**
 * One sitting: start, question after question, done. Each instrument is written when its last question is answered; a risk
 * answer leads to the safety screen at once, whatever becomes of writing it, and what else is left is asked afterwards.
 */
export function Questionnaire({
  caseRef,
  instruments: ids,
  draftKey,
  due = null,
  about,
  onSafety,
  onClose,
  onSkip,
  leaveOut,
  onDone,
}: {
  caseRef: string;
  instruments: readonly InstrumentId[];
  draftKey: string;
  /** Date of the round that is asked for. The one that stood when the sitting was opened stays, whatever midnight brings. */
  due?: string | null;
  about: Pick<ItemOf<'answers'>, 'assignment' | 'address'>;
  onSafety: (answers: string) => void;
  onClose: () => void;
  /** Offered where the sitting comes before something else, and may be left for later. */
  onSkip?: () => void;
  /** The round may be left out this time, with or without a word why. */
  leaveOut?: LeaveOut | undefined;
  /** Where to go on; without it, the sitting ends with its own last screen. */
  onDone?: () => void;
}) {
  const { t } = useTranslation('forms');
  const chosen = useLanguage();
  const insist = useInsist();
  const { data: view } = useView('case', { caseRef });
  const draft = useDraft<unknown>(draftKey, null, isAnything);
  const [opened] = useState(() => ({ due, at: new Date().toISOString(), zone: deviceZone() }));
  const held = readRound(draft.value);
  const language = languageOf(held, opened) ?? chosen;
  const instruments = useInstruments(ids, view?.packs ?? none, language);
  const [here, setHere] = useState<{ doneAt: Round } | 'start' | 'asking'>('start');
  const [unanswered, setUnanswered] = useState(false);

  useEffect(fetchSafety, []);
  const { round, earlier } = resumed(held, instruments ?? [], opened);
  const loading = instruments === null;
  const started = round !== null;
  const current = round && instruments ? instruments[round.instrument] : undefined;
  const item = current && round ? current.items[round.question] : undefined;
  // A round has an id for each of its instruments: sent again after a failure or a reload, it is the same answer.
  const sending = useAct({ id: round && current ? written(round, current).id : null, clear: async () => {} });

  const answersOf = (instrument: Instrument, of: Round, said: Pick<AnswersDraft, 'values' | 'completes'>): AnswersDraft => ({
    kind: 'answers',
    instrument: instrument.id,
    version: instrument.version,
    language,
    wording: instrument.wording,
    ...about,
    startedAt: of.startedAt,
    timeZone: opened.zone,
    mode: 'home',
    ...said,
  });

  /** Nothing is waited for: neither that the answer is on disk nor that the draft is. What is left of the round is asked afterwards. */
  const goAhead = (of: Round, instrument: Instrument, all: readonly Instrument[]) => {
    const { id, ...said } = written(of, instrument);
    insist({ id, answers: id, caseRef, draft: answersOf(instrument, of, said) });
    const step = wentAhead(of, instrument, id);
    if (step.round.instrument < all.length) draft.set(step.round);
    else draft.clear().catch(() => {});
    onSafety(id);
  };

  const next = async () => {
    if (!round || !current || !item || !instruments) return;
    const value = answered(round, current.id, item.linkId);
    if (value === undefined) {
      setUnanswered(true);
      return;
    }
    setUnanswered(false);
    if (asksForSafety(current, item.linkId, value)) return goAhead(round, current, instruments);
    const step = forward(round, instruments);
    if (!step.finished) {
      draft.set(step.round);
      return;
    }
    const { id, ...said } = written(round, current);
    const moved: Round = { ...step.round, written: { ...step.round.written, [current.id]: said.completes ?? id } };
    const goesOn = moved.instrument < instruments.length;
    const done = await sending.act(async ({ write }) => {
      await write(caseRef, answersOf(current, round, said));
      if (goesOn) draft.set(moved);
      else await draft.clear();
    }, 'written');
    if (!done || goesOn) return;
    if (onDone) onDone();
    else setHere({ doneAt: moved });
  };

  const where = round && instruments && current ? place(round, instruments) : null;
  return (
    <Phone
      room={ask.ask}
      header={
        <TopProgress>
          <TopBar
            within
            start={<IconButton icon="close" label={t('close')} onClick={onClose} />}
            title={here === 'asking' && where ? <TopTitle>{t('count', where)}</TopTitle> : <TopTitle>{t('title')}</TopTitle>}
          />
          {here === 'asking' && where && <Progress thin value={where.n} max={where.of} label={t('countLabel', where)} />}
        </TopProgress>
      }
      bottom={
        here === 'asking' && item ? (
          <>
            <Saved of={draft} words={t('saved')} />
            <Pair>
              <Button
                variant="secondary"
                aria-label={t('previous')}
                onClick={() => {
                  setUnanswered(false);
                  if (round && instruments) {
                    if (where?.n === 1) setHere('start');
                    else draft.set(backward(round, instruments));
                  }
                }}
              >
                <Icon name="back" />
              </Button>
              <Button wide onClick={() => void next()}>
                {t('next')}
              </Button>
            </Pair>
          </>
        ) : undefined
      }
    >
      <Flow className={ask.flow}>
        {sending.failed && <ErrorCard code={sending.failed} retry={() => void next()} />}
        {loading ? (
          <Loading lines={3} page />
        ) : typeof here === 'object' ? (
          <RoundDone caseRef={caseRef} written={Object.values(here.doneAt.written)} />
        ) : here === 'asking' && current && item && round ? (
          <QuestionScreen
            key={`${current.id}/${item.linkId}`}
            instrument={current}
            item={item}
            value={answered(round, current.id, item.linkId)}
            unanswered={unanswered}
            onAnswer={(value) => {
              setUnanswered(false);
              draft.set(answer(round, current.id, item.linkId, value));
            }}
          />
        ) : (
          <RoundStart
            instruments={instruments}
            language={language}
            resuming={started}
            earlier={earlier}
            onSkip={onSkip}
            leaveOut={leaveOut}
            onStart={() => {
              if (!round) draft.set(newRound(new Date().toISOString(), opened.due, language));
              setHere('asking');
            }}
          />
        )}
      </Flow>
    </Phone>
  );
}
