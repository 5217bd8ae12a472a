import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  genders,
  gpMayKnow,
  referralProblems,
  referralSources,
  referralWays,
  troubledSince,
  workStatuses,
} from '../../care/items/choices';
import { localDate } from '../../care/time/dates';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Picks, Select, TextArea, TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { Pick } from '../kit/Pick';
import { useSay } from '../kit/toasts';
import styles from './referrals.module.css';
import { asReferral, faultIn, isWritten, nothingWritten, type Written } from './written';

/** Staff write in somebody who called, came by or was referred: the same thing as what comes by the door. */
export function WriteInDialog({
  now,
  onClose,
  onWritten,
}: {
  now: string;
  onClose: () => void;
  onWritten: (ref: CaseRef) => void;
}) {
  const { t } = useTranslation('referrals');
  const say = useSay();
  const today = localDate(now);
  const draft = useDraft<Written>('write-referral', nothingWritten(today), isWritten);
  const [tried, setTried] = useState(false);
  const w = draft.value ?? nothingWritten(today);
  const set = (change: Partial<Written>) => draft.set({ ...w, ...change });
  const fault = tried ? faultIn(w, today) : null;
  const write = () => {
    setTried(true);
    if (faultIn(w, today)) return null;
    return async ({ writeReferral }: Acts) => {
      onWritten(await writeReferral(asReferral(w)));
      say(t('write.done', { name: w.name.trim() }));
    };
  };
  const choice = <V extends string>(
    label: string,
    all: readonly V[],
    value: V | '',
    words: (one: V) => string,
    on: (next: V | '') => void,
  ) => (
    <Select label={label} value={value} onChange={({ target }) => on(all.find((one) => one === target.value) ?? '')}>
      <option value="">{t('write.unsaid')}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {words(one)}
        </option>
      ))}
    </Select>
  );
  return (
    <ActDialog heading={t('write.title')} label={t('write.do')} act={write} words={[draft]} wide onClose={onClose}>
      <p>{t('write.help')}</p>
      <div className={form.pair}>
        <TextField
          required
          label={t('write.name')}
          maxLength={120}
          error={fault === 'name' ? t('write.nameNeeded') : undefined}
          value={w.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={t('write.called')}
          maxLength={60}
          value={w.called}
          onChange={(event) => set({ called: event.target.value })}
        />
      </div>
      <div className={form.pair}>
        <TextField
          type="tel"
          label={t('write.phone')}
          maxLength={30}
          value={w.phone}
          onChange={(event) => set({ phone: event.target.value })}
        />
        <TextField
          inputMode="numeric"
          label={t('write.birthYear')}
          maxLength={4}
          error={fault === 'birthYear' ? t('write.birthYearWrong') : undefined}
          value={w.birthYear}
          onChange={(event) => set({ birthYear: event.target.value })}
        />
      </div>
      <div className={form.pair}>
        <TextField
          type="date"
          label={t('write.contactAt')}
          description={t('write.contactHelp')}
          error={fault === 'contactAt' ? t('write.contactWrong') : undefined}
          value={w.contactAt}
          onChange={(event) => set({ contactAt: event.target.value })}
        />
        <Select
          label={t('write.source')}
          value={w.source}
          onChange={({ target }) => set({ source: referralSources.find((one) => one === target.value) ?? 'self' })}
        >
          {referralSources.map((one) => (
            <option key={one} value={one}>
              {t(`source.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      <Picks<Written['way']>
        legend={t('write.way')}
        options={referralWays.flatMap((value) => (value === 'door' ? [] : [{ value, label: t(`way.${value}`) }]))}
        chosen={w.way}
        onChoose={(way) => set({ way })}
      />
      <fieldset className={styles.chips}>
        <legend>{t('write.problems')}</legend>
        {referralProblems.map((one) => (
          <Pick
            key={one}
            checked={w.problems.includes(one)}
            onChange={(on) => set({ problems: on ? [...w.problems, one] : w.problems.filter((other) => other !== one) })}
          >
            {t(`problem.${one}`)}
          </Pick>
        ))}
      </fieldset>
      <TextArea
        label={t('write.words')}
        rows={4}
        maxLength={4_000}
        value={w.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      <TextArea
        label={t('write.wish')}
        rows={2}
        maxLength={2_000}
        value={w.wish}
        onChange={(event) => set({ wish: event.target.value })}
      />
      <details className={styles.more}>
        <summary>{t('write.more')}</summary>
        <div className="stack">
          <div className={form.pair}>
            {choice(
              t('gender'),
              genders,
              w.gender,
              (one) => t(`gender.${one}`),
              (gender) => set({ gender }),
            )}
            {choice(
              t('write.since'),
              troubledSince,
              w.since,
              (one) => t(`since.${one}`),
              (since) => set({ since }),
            )}
          </div>
          <TextArea
            label={t('write.helped')}
            rows={2}
            maxLength={2_000}
            value={w.helped}
            onChange={(event) => set({ helped: event.target.value })}
          />
          {choice(
            t('write.work'),
            workStatuses,
            w.work,
            (one) => t(`work.${one}`),
            (work) => set({ work }),
          )}
          <TextField
            label={t('write.language')}
            maxLength={40}
            value={w.language}
            onChange={(event) => set({ language: event.target.value })}
          />
          <fieldset className={styles.chips}>
            <legend>{t('write.needs')}</legend>
            {(['interpreter', 'hearing', 'sight'] as const).map((one) => (
              <Pick key={one} checked={w[one]} onChange={(on) => set({ [one]: on })}>
                {t(`write.${one}`)}
              </Pick>
            ))}
          </fieldset>
          <TextField
            label={t('write.times')}
            maxLength={500}
            value={w.times}
            onChange={(event) => set({ times: event.target.value })}
          />
          <TextField
            label={t('write.reachNot')}
            description={t('write.reachHelp')}
            maxLength={300}
            value={w.not}
            onChange={(event) => set({ not: event.target.value })}
          />
          <div className={form.pair}>
            <TextField label={t('write.gp')} maxLength={120} value={w.gp} onChange={(event) => set({ gp: event.target.value })} />
            {choice(
              t('write.gpTell'),
              gpMayKnow,
              w.gpTell,
              (one) => t(`gpTold.${one}`),
              (gpTell) => set({ gpTell }),
            )}
          </div>
          <TextField
            label={t('write.elsewhere')}
            maxLength={500}
            value={w.elsewhere}
            onChange={(event) => set({ elsewhere: event.target.value })}
          />
        </div>
      </details>
    </ActDialog>
  );
}
