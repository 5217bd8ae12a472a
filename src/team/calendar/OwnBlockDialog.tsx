import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BlockedTime, type OwnBlock, ownBlockKinds, ownBlockRepeats } from '../../care/calendar/own-blocks';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { newId } from '../../engine/new-id';
import { Button } from '../../ui/controls/Button';
import { Picks, Select } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { TimeField } from '../../ui/controls/TimeField';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';

/** What each kind begins as: one press keeps a usual lunch. */
const usual = {
  lunch: { from: '11:30', minutes: 30, repeat: 'workdays' },
  writing: { from: '14:30', minutes: 60, repeat: 'once' },
  other: { from: '14:00', minutes: 60, repeat: 'once' },
} as const;
const lengths = [15, 30, 45, 60, 90, 120, 180, 240];

/** Keeps time for oneself, changes it, or gives it back. @param kept one that stands; null for a new one */
export function OwnBlockDialog({ kept, date, onClose }: { kept: BlockedTime | null; date: string; onClose: () => void }) {
  const { t } = useTranslation(['calendar', 'team']);
  const f = useFormat();
  const say = useSay();
  const [id] = useState(() => kept?.block ?? newId());
  const [block, setBlock] = useState<OwnBlock>(kept?.of ?? { what: 'lunch', date, ...usual.lunch });
  const { busy, failed, act } = useAct();
  const set = (change: Partial<OwnBlock>) => setBlock({ ...block, ...change });
  const remove = async () => {
    const before = kept?.of;
    const gone = await act(({ removeOwnBlock }) =>
      removeOwnBlock(id).then(() => say(t('own.removed'), ({ saveOwnBlock }) => saveOwnBlock(id, before ?? block))),
    );
    if (gone) onClose();
  };
  return (
    <ActDialog
      heading={t('own.title')}
      label={t('own.save')}
      act={() =>
        ({ saveOwnBlock }: Acts) =>
          saveOwnBlock(id, block).then(() => say(t('own.saved')))
        }
      other={
        kept && (
          <Button variant="secondary" busy={busy} onClick={() => void remove()}>
            {t('own.remove')}
          </Button>
        )
      }
      onClose={onClose}
    >
      <p className="muted">{t('own.help')}</p>
      <Picks
        legend={t('own.what')}
        options={ownBlockKinds.map((value) => ({ value, label: t(`own.what.${value}`) }))}
        chosen={block.what}
        onChoose={(what) => set({ what, ...(kept ? {} : usual[what]) })}
      />
      <div className={form.pair}>
        <TimeField label={t('own.from')} value={block.from} onChange={(from) => from && set({ from })} />
        <Select
          label={t('team:appointments.minutes')}
          value={block.minutes}
          onChange={({ target }) => set({ minutes: Number(target.value) })}
        >
          {lengths.map((count) => (
            <option key={count} value={count}>
              {t('team:appointments.minutesValue', { count })}
            </option>
          ))}
        </Select>
      </div>
      <Picks
        legend={t('own.repeat')}
        options={ownBlockRepeats.map((value) => ({ value, label: t(`own.repeat.${value}`, { day: f.weekday(block.date) }) }))}
        chosen={block.repeat}
        onChoose={(repeat) => set({ repeat })}
      />
      {failed && <ErrorCard code={failed} />}
    </ActDialog>
  );
}
