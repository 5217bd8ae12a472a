import { useCallback, useRef, useState } from 'react';
import type { ActId, Acts, CaseRef, ItemDraft } from '../client/api';
import type { ErrorCode } from '../protocol/errors';
import { errorCode, useStore } from './engine-state';
import { newId } from './new-id';

/** What an act grows out of (src/engine/draft.ts): its own id, and the words, which are let go of when it is done. */
export interface Begun {
  id: ActId | null;
  clear: () => Promise<void>;
}
export interface Act {
  busy: boolean;
  /** What went wrong; gone with the next press. */
  failed: ErrorCode | null;
  /**
   * True when it was done; false when it went wrong, or when another one is running. `written`: over as soon as it is on disk, where the field
   * that it came from is empty then, and the next words may follow at once.
   */
  act: (work: (acts: Acts) => Promise<unknown>, over?: 'shown' | 'written') => Promise<boolean>;
}

/** Resolves when the screens show what has been done so far. */
export const useSettled = () => useStore().settled;

/**
 * The one way from a screen to whatever a person does. One act at a time: a press meanwhile does nothing, and an act is over when the screen
 * shows what came of it. What it writes bears the id with which it was begun, so that pressing again after a failure, a reload, a lost tab or
 * on another device with the same draft writes nothing twice.
 */
export function useAct(...drafts: Begun[]): Act {
  const { acts, settled } = useStore();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  // A second press of the same moment comes before the button is drawn as busy.
  const running = useRef(false);
  const own = useRef(newId());
  const begun = useRef(drafts);
  begun.current = drafts;
  const act = useCallback<Act['act']>(
    async (work, over = 'shown') => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailed(null);
      try {
        const words = begun.current;
        await work(once(acts, words[0]?.id ?? own.current));
        for (const { clear } of words) await clear();
        own.current = newId();
        return true;
      } catch (failure) {
        setFailed(errorCode(failure));
        return false;
      } finally {
        void (over === 'shown' ? settled() : Promise.resolve()).then(() => {
          running.current = false;
          setBusy(false);
        });
      }
    },
    [acts, settled],
  );
  return { busy, failed, act };
}

/**
 * For what a screen tells by itself while it is used, and for what must not be dropped because another act is running: in order, none left
 * out, and the same thing twice in a row told once.
 */
export function useTelling() {
  const { acts } = useStore();
  const told = useRef<{ last: string; turn: Promise<unknown> }>({ last: '', turn: Promise.resolve() });
  const [waiting, setWaiting] = useState(0);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  /** @param what names it: the same name next is the same thing */
  const tell = useCallback(
    async (what: unknown, work: (acts: Acts) => Promise<unknown>): Promise<void> => {
      const { current } = told;
      const name = JSON.stringify(what);
      if (name === current.last) return;
      current.last = name;
      setWaiting((n) => n + 1);
      current.turn = current.turn.then(async () => {
        setFailed(null);
        try {
          await work(once(acts, newId()));
        } catch (failure) {
          setFailed(errorCode(failure));
          if (current.last === name) current.last = '';
        }
        setWaiting((n) => n - 1);
      });
      await current.turn;
    },
    [acts],
  );
  const write = useCallback(
    (caseRef: CaseRef, item: ItemDraft) => tell([caseRef, item], (acts) => acts.write(caseRef, item)),
    [tell],
  );
  return { busy: waiting > 0, failed, tell, write };
}

/** The engine's acts, each with the id of what was begun. */
function once(acts: Acts, id: ActId): Acts {
  return Object.assign(Object.create(acts) as Acts, {
    write: (caseRef, item) => acts.write(caseRef, item, id),
    giveQuestionnaire: (caseRef, p) => acts.giveQuestionnaire(caseRef, p, id),
    cover: (caseRef, p) => acts.cover(caseRef, p, id),
    handOver: (caseRef, p) => acts.handOver(caseRef, p, id),
    answerAlert: (answers, p) => acts.answerAlert(answers, p, id),
    inviteCitizen: (p) => acts.inviteCitizen(p, id),
    writeNote: (caseRef, p) => acts.writeNote(caseRef, p, id),
    writeLate: (caseRef, p) => acts.writeLate(caseRef, p, id),
    setCapacity: (p) => acts.setCapacity(p, id),
    beginCourse: (p) => acts.beginCourse(p, id),
    changeCourse: (ref, p) => acts.changeCourse(ref, p, id),
    changeMeeting: (ref, p) => acts.changeMeeting(ref, p, id),
    signUp: (ref, caseRef) => acts.signUp(ref, caseRef, id),
    enterAttendance: (ref, meeting, entries) => acts.enterAttendance(ref, meeting, entries, id),
    writeToCourse: (ref, text) => acts.writeToCourse(ref, text, id),
    writeReferral: (p) => acts.writeReferral(p, id),
    inviteStaff: (p) => acts.inviteStaff(p, id),
    schedule: (caseRef, p) => acts.schedule(caseRef, p, id),
    saveLetterTemplate: (p) => acts.saveLetterTemplate(p, id),
    removeLetterTemplate: (p) => acts.removeLetterTemplate(p, id),
    saveReply: (p) => acts.saveReply(p, id),
    removeReply: (p) => acts.removeReply(p, id),
    confirmRecord: (p) => acts.confirmRecord(p, id),
    setTeamYear: (p) => acts.setTeamYear(p, id),
    logTraining: (p) => acts.logTraining(p, id),
    setHours: (times) => acts.setHours(times, id),
    setAbsence: (p) => acts.setAbsence(p, id),
    handIn: (period, shown) => acts.handIn(period, shown, id),
    handInShares: (period, shown) => acts.handInShares(period, shown, id),
    keepFile: (period, shown, way) => acts.keepFile(period, shown, way, id),
    importPack: (text) => acts.importPack(text, id),
  } satisfies Partial<Acts>);
}
