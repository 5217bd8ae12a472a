import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorksheetStructure } from '../../care/worksheets/types';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { useTherapist } from '../kit/therapist';
import { EntryCard, type EntryDoings } from './EntryCard';
import styles from './EntryList.module.css';
import type { Sheet } from './useEntries';
import { type SheetActs, useTakingBack } from './useSheetActs';

/** How many are shown before the rest is asked for. */
const page = 12;

/** Entries newest first. What is removed can be put back, and what was shared can be taken back. */
export function EntryList({
  structure,
  caseRef,
  entries,
  acts,
  today,
  doings,
}: {
  structure: WorksheetStructure;
  caseRef: string;
  entries: readonly Sheet[];
  acts: SheetActs;
  today: string;
  doings: Pick<EntryDoings, 'edit' | 'goOn' | 'copy'>;
}) {
  const { t } = useTranslation('programme');
  const { firstName } = useTherapist();
  const { data: me } = useView('me', null);
  const [shown, setShown] = useState(page);
  const [undo, setUndo] = useState<((acts: Acts) => Promise<void>) | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, failed, act } = useAct();
  useTakingBack(caseRef);
  const nameOf = (account: string) =>
    [...(me?.people ?? []), ...(me?.former ?? [])].find((one) => one.account === account)?.name.split(' ')[0] ?? '';
  const all: EntryDoings = {
    ...doings,
    remove: (sheet) =>
      void act(async (all) => {
        const removed = await acts.remove(all, sheet);
        setUndo(() => removed.undo);
        setSaid(t('sheet.removed'));
      }),
    share: (sheet) =>
      void act(async (all) => {
        await acts.share(all, sheet);
        setUndo(null);
        setSaid(t('sheet.nowShared', { name: firstName }));
      }),
    takeBack: (sheet) =>
      void act(async (all) => {
        await acts.takeBack(all, sheet);
        setUndo(null);
        setSaid(t('sheet.takenBack', { name: firstName }));
      }),
  };
  const newest = [...entries].reverse();
  return (
    <section className="stack" aria-labelledby="entries">
      <h2 id="entries">{t('sheet.history')}</h2>
      <div role="status">
        {said && (
          <p className={styles.said}>
            <span>{said}</span>
            {undo && (
              <Button
                variant="tertiary"
                icon="undo"
                small
                busy={busy}
                onClick={() =>
                  void act(async (all) => {
                    await undo(all);
                    setUndo(null);
                    setSaid(t('sheet.putBack'));
                  })
                }
              >
                {t('sheet.undo')}
              </Button>
            )}
          </p>
        )}
      </div>
      {failed && <ErrorCard code={failed} />}
      {entries.length === 0 && <p className="muted">{t('sheet.empty')}</p>}
      <ul className="stack">
        {newest.slice(0, shown).map((sheet) => (
          <EntryCard key={sheet.entry} structure={structure} sheet={sheet} nameOf={nameOf} doings={all} today={today} />
        ))}
      </ul>
      {newest.length > shown && (
        <Button variant="secondary" onClick={() => setShown(shown + page)}>
          {t('sheet.earlier')}
        </Button>
      )}
    </section>
  );
}
