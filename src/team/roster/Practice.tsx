import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { Select, TextArea, TextField, Tick } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import form from '../kit/form.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { ClosedDays } from './ClosedDays';
import { PracticeFacts } from './PracticeFacts';
import { agesOfDoor, type Fault, faultsIn, isPracticeDraft, type PracticeDraft, practiceOf, withPractice } from './practice';

const monthsToKeep = ['12', '24', '36', '60', '120'];

/** How the team works: who may ask by themselves, when it is away, whom it serves, where people meet, how long a case is kept. */
export function Practice({ about, mayEdit }: { about: TeamAbout; mayEdit: boolean }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const kept = useDraft<PracticeDraft | null>('practice', null, isPracticeDraft);
  const { value: draft, set: setDraft } = kept;
  const { busy, failed, act } = useAct(kept);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<PracticeDraft>) => draft && setDraft({ ...draft, ...part });
  const faults = tried && draft ? faultsIn(draft) : [];
  const fault = (one: Fault) => (faults.includes(one) ? t(`practice.fault.${one}`) : undefined);
  const save = () => {
    setTried(true);
    if (!draft || faultsIn(draft).length > 0) return;
    void act(({ setAbout }) => setAbout(withPractice(about, draft)).then(() => say(t('practice.saved'))));
  };
  return (
    <section className={`card ${room.block}`} aria-labelledby="practice">
      <h2 id="practice" tabIndex={-1}>
        {t('practice.title')}
      </h2>
      <p className="muted">{t('practice.text')}</p>
      {draft ? (
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <fieldset className="stack">
            <legend>{t('practice.door')}</legend>
            <Tick checked={draft.open} onChange={(event) => set({ open: event.target.checked })}>
              {t('practice.open')}
            </Tick>
            {draft.open && (
              <>
                <Select label={t('practice.age')} value={draft.age} onChange={(event) => set({ age: event.target.value })}>
                  {agesOfDoor.map((age) => (
                    <option key={age} value={age}>
                      {t('practice.ageValue', { age })}
                    </option>
                  ))}
                </Select>
                <Tick checked={draft.closed} onChange={(event) => set({ closed: event.target.checked })}>
                  {t('practice.closed')}
                </Tick>
              </>
            )}
            <TextField
              label={t('practice.phoneHours')}
              description={t('practice.phoneHoursHelp')}
              maxLength={80}
              value={draft.phoneHours}
              onChange={(event) => set({ phoneHours: event.target.value })}
            />
            {draft.open && draft.closed && (
              <>
                <TextArea
                  label={t('practice.words')}
                  description={t('practice.wordsHelp')}
                  rows={3}
                  maxLength={500}
                  error={fault('words')}
                  value={draft.words}
                  onChange={(event) => set({ words: event.target.value })}
                />
                <TextField
                  type="date"
                  label={t('practice.until')}
                  description={t('practice.untilHelp')}
                  error={fault('until')}
                  value={draft.until}
                  onChange={(event) => set({ until: event.target.value })}
                />
              </>
            )}
          </fieldset>
          <ClosedDays spans={draft.closedDays} error={fault('closedDays')} onChange={(closedDays) => set({ closedDays })}>
            <Tick checked={draft.christmasEve} onChange={(event) => set({ christmasEve: event.target.checked })}>
              {t('practice.christmasEve')}
            </Tick>
            <Tick checked={draft.newYearsEve} onChange={(event) => set({ newYearsEve: event.target.checked })}>
              {t('practice.newYearsEve')}
            </Tick>
          </ClosedDays>
          {(['places', 'rooms', 'videoHosts'] as const).map((list) => (
            <TextArea
              key={list}
              label={t(`practice.${list}`)}
              description={t(`practice.${list}Help`)}
              rows={3}
              error={fault(list)}
              value={draft[list]}
              onChange={(event) => set({ [list]: event.target.value })}
            />
          ))}
          <Select
            label={t('practice.months')}
            description={t('practice.monthsHelp')}
            value={draft.months}
            onChange={(event) => set({ months: event.target.value })}
          >
            <option value="">{t('practice.kept')}</option>
            {[...new Set([...monthsToKeep, ...(draft.months ? [draft.months] : [])])].map((months) => (
              <option key={months} value={months}>
                {t('practice.monthsValue', { count: Number(months) })}
              </option>
            ))}
          </Select>
          {faults.length > 0 && <p role="alert">{t('practice.faults', { count: faults.length })}</p>}
          {failed && <ErrorCard code={failed} retry={save} />}
          <div className="row">
            <Button type="submit" busy={busy}>
              {t('practice.save')}
            </Button>
            <Button variant="secondary" onClick={() => void kept.clear()}>
              {t('throwAway')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <PracticeFacts about={about} />
          {mayEdit && (
            <Button small variant="secondary" icon="pen" onClick={() => setDraft(practiceOf(about))}>
              {t('practice.edit')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
