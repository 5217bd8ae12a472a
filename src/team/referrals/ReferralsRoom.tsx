import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../engine/draft';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { telephone } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { Aside } from './Aside';
import { CapacityDialog } from './CapacityDialog';
import type { Deciding } from './decision';
import { filtered, medianDays, type ReferralFilter, referralFilters } from './filters';
import { ReferralPeek } from './ReferralPeek';
import { ReferralTable } from './ReferralTable';
import styles from './referrals.module.css';
import { useAside } from './useAside';
import { WriteInDialog } from './WriteInDialog';

/** What the keys 1 to 5 begin a decision with: the four kinds of help that most have, and somebody else. */
const quick: readonly Partial<Deciding>[] = [
  ...(['guided-self-help', 'course', 'group', 'individual'] as const).map((help) => ({
    outcome: 'taken-in' as const,
    help: [help],
  })),
  { outcome: 'specialist' },
];
const isFilter = (value: unknown): value is ReferralFilter => referralFilters.some((one) => one === value);

/** Who has asked for help and has not begun: both clocks, the promise of an answer, and what is next. */
export function ReferralsRoom() {
  const { t } = useTranslation(['referrals', 'team']);
  const now = useNow();
  const { inCases, account, has } = useMe();
  const referrals = useView('referrals', { now });
  const kept = useDraft<ReferralFilter>('settings/referrals', 'all', isFilter);
  const [chosenRef, setChosen] = useState<string | null>(null);
  const say = useSay();
  const [writing, setWriting] = useState(false);
  const [roomOpen, setRoomOpen] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const show = kept.value ?? 'all';
  const { put, set: setAside } = useAside();
  const [deciding, setDeciding] = useState<Partial<Deciding> | null>(null);
  const find = useRef<HTMLDivElement>(null);
  const waiting = referrals.data;
  const all = useMemo(() => waiting?.filter((row) => !put.includes(row.caseRef)), [waiting, put]);
  const putAside = (refs: readonly string[]) => {
    setAside([...new Set([...put, ...refs])]);
    setPicked([]);
    say(t('aside.done', { count: refs.length }), async () => setAside(put));
  };
  const back = (refs: readonly string[]) => setAside(put.filter((one) => !refs.includes(one)));
  const rows = useMemo(() => all && filtered(all, show, account), [all, show, account]);
  const at = Math.max(0, rows?.findIndex((row) => row.caseRef === chosenRef) ?? 0);
  const chosen = rows?.[at];
  const move = (to: number) => {
    const row = rows?.[Math.min((rows?.length ?? 1) - 1, Math.max(0, to))];
    if (!row) return;
    setChosen(row.caseRef);
    document.querySelector<HTMLElement>(`[data-case="${CSS.escape(row.caseRef)}"]`)?.focus();
  };
  const keysOn = useKeysOn();
  useKeys(
    {
      j: () => move(at + 1),
      k: () => move(at - 1),
      c: () => {
        if (chosen?.phone) window.location.href = telephone(chosen.phone);
      },
      g: () => chosen && setDeciding({ outcome: 'taken-in' }),
      e: () => {
        if (!chosen) return;
        putAside([chosen.caseRef]);
        move(at + 1);
      },
      f: () => find.current?.querySelector('select')?.focus(),
      ...Object.fromEntries(quick.map((start, i) => [String(i + 1), () => chosen && setDeciding(start)])),
    },
    keysOn,
  );
  if (!inCases) return <NotYours />;
  const median = medianDays(all ?? []);
  const over = all?.filter(({ start }) => start.late).length ?? 0;
  return (
    <main id="innhold" className={peek.beside} tabIndex={-1}>
      <div className={`${room.column} ${room.list}`}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <span className="grow" />
          {all && all.length > 0 && (
            <div className={styles.show} ref={find}>
              <Select
                hideLabel
                label={t('show')}
                value={show}
                onChange={({ target }) => kept.set(referralFilters.find((one) => one === target.value) ?? 'all')}
              >
                {referralFilters.map((one) => (
                  <option key={one} value={one}>
                    {t(`show.${one}`)}
                  </option>
                ))}
              </Select>
            </div>
          )}
          {picked.length > 0 && (
            <Button small variant="tertiary" icon="close" onClick={() => putAside(picked)}>
              {t('aside.do', { count: picked.length })}
            </Button>
          )}
          {has('therapist') && (
            <Button small variant="tertiary" onClick={() => setRoomOpen(true)}>
              {t('capacity.open')}
            </Button>
          )}
          <Button small variant="secondary" icon="plus" onClick={() => setWriting(true)}>
            {t('write.open')}
          </Button>
        </header>
        {all && all.length > 0 && (
          <p className="muted" role="status">
            {[
              t('count', { count: all.length }),
              median === null ? null : t('median', { count: median }),
              over > 0 ? t('over', { count: over }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {referrals.error ? (
          <ErrorCard code={errorCode(referrals.error)} retry={() => void referrals.refetch()} />
        ) : !rows ? (
          <Loading lines={4} />
        ) : rows.length > 0 ? (
          <ReferralTable
            rows={rows}
            picked={picked}
            onPick={setPicked}
            chosen={chosen?.caseRef ?? null}
            onChoose={setChosen}
            now={now}
          />
        ) : all?.length ? (
          <p className="muted">{t('none')}</p>
        ) : (
          <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>
        )}
        {keysOn && rows && rows.length > 0 && (
          <p className={styles.keys}>
            <span className="ds-sr-only">{t('team:keys.short')}</span>
            <kbd>J</kbd>
            <kbd>K</kbd> {t('team:keys.move')} <kbd>C</kbd> {t('keys.call')} <kbd>1</kbd>–<kbd>{quick.length}</kbd>{' '}
            {t('keys.decide')} <kbd>G</kbd> {t('keys.give')} <kbd>E</kbd> {t('keys.aside')} <kbd>F</kbd> {t('keys.show')}{' '}
            <kbd>Z</kbd> {t('team:keys.undo')}
          </p>
        )}
        <Aside rows={waiting?.filter((row) => put.includes(row.caseRef)) ?? []} onBack={back} />
      </div>
      {chosen && <ReferralPeek key={chosen.caseRef} row={chosen} now={now} deciding={deciding} onDecide={setDeciding} />}
      {roomOpen && <CapacityDialog onClose={() => setRoomOpen(false)} />}
      {writing && <WriteInDialog now={now} onClose={() => setWriting(false)} onWritten={setChosen} />}
    </main>
  );
}

function NotYours() {
  const { t } = useTranslation('referrals');
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <EmptyState heading={t('notYours.title')}>{t('notYours.text')}</EmptyState>
    </main>
  );
}
