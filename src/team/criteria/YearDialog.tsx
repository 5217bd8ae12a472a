import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamYear } from '../../care/criteria/practice';
import { isYearDraft, wholeIn, type YearDraft, yearDraftOf, yearOf, yesAndNo } from '../../care/criteria/year-draft';
import { professions } from '../../care/items/choices';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Select, TextArea, TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import styles from './criteria.module.css';
import { Inhabitants } from './Inhabitants';
import { OtherMeasures } from './OtherMeasures';

const answers = ['', 'yes', 'no'] as const;

/** What no case knows of a year; all of it may wait. */
export function YearDialog({ year, known, onClose }: { year: number; known: TeamYear | null; onClose: () => void }) {
  const { t } = useTranslation('criteria');
  const say = useSay();
  const { people } = useMe();
  const [tried, setTried] = useState(false);
  const kept = useDraft<YearDraft | null>(`team-year/${year}`, null, isYearDraft);
  const draft = kept.value ?? yearDraftOf(known);
  const set = (part: Partial<YearDraft>) => kept.set({ ...draft, ...part });
  const therapists = people.filter(({ roles }) => roles.includes('therapist'));
  const save = () => {
    setTried(true);
    const said = yearOf(
      draft,
      year,
      therapists.map(({ account }) => account),
    );
    return said && (({ setTeamYear }: Acts) => setTeamYear(said).then(() => say(t('entry.saved'))));
  };
  const said = { '': t('entry.unsaid'), yes: t('entry.yes'), no: t('entry.no') };
  return (
    <ActDialog
      heading={t('entry.title', { year })}
      label={t('entry.save')}
      act={save}
      words={[{ ...kept, kept: kept.value !== null }]}
      onClose={onClose}
      wide
    >
      <p className="muted">{t('entry.text')}</p>
      {yesAndNo.map((key) => (
        <div key={key} className={key === 'coLocated' ? form.pair : undefined}>
          <Select label={t(`entry.${key}`)} value={draft[key]} onChange={(event) => set({ [key]: event.target.value })}>
            {answers.map((answer) => (
              <option key={answer} value={answer}>
                {said[answer]}
              </option>
            ))}
          </Select>
          {key === 'coLocated' && (
            <TextField
              label={t('entry.where')}
              maxLength={120}
              value={draft.where}
              onChange={(event) => set({ where: event.target.value })}
            />
          )}
        </div>
      ))}
      <TextField
        inputMode="numeric"
        label={t('entry.population')}
        error={tried && wholeIn(draft.population, 10_000_000) === undefined ? t('entry.wrong') : undefined}
        value={draft.population}
        onChange={(event) => set({ population: event.target.value })}
      />
      <Inhabitants draft={draft} tried={tried} onChange={set} />
      <h3>{t('entry.staff')}</h3>
      {therapists.map(({ account, name }) => (
        <fieldset key={account} className={styles.person}>
          <legend translate="no">
            <bdi>{name}</bdi>
          </legend>
          <TextField
            inputMode="numeric"
            label={t('entry.percent')}
            aria-label={t('entry.percentOf', { name })}
            error={tried && wholeIn(draft.percent[account] ?? '', 100) === undefined ? t('entry.wrongPercent') : undefined}
            value={draft.percent[account] ?? ''}
            onChange={(event) => set({ percent: { ...draft.percent, [account]: event.target.value } })}
          />
          <Select
            label={t('entry.profession')}
            aria-label={t('entry.professionOf', { name })}
            value={draft.profession[account] ?? ''}
            onChange={(event) => {
              const chosen = professions.find((one) => one === event.target.value);
              if (chosen) set({ profession: { ...draft.profession, [account]: chosen } });
            }}
          >
            <option value="">{t('entry.unsaid')}</option>
            {professions.map((profession) => (
              <option key={profession} value={profession}>
                {t(`profession.${profession}`)}
              </option>
            ))}
          </Select>
          <Select
            label={t('entry.educated')}
            aria-label={t('entry.educatedOf', { name })}
            value={draft.educated[account] ?? ''}
            onChange={(event) => {
              const chosen = answers.find((one) => one === event.target.value) ?? '';
              set({ educated: { ...draft.educated, [account]: chosen } });
            }}
          >
            {answers.map((answer) => (
              <option key={answer} value={answer}>
                {said[answer]}
              </option>
            ))}
          </Select>
        </fieldset>
      ))}
      <OtherMeasures others={draft.others} tried={tried} onChange={(others) => set({ others })} />
      <TextArea
        label={t('entry.experience')}
        maxLength={2_000}
        rows={4}
        value={draft.experience}
        onChange={(event) => set({ experience: event.target.value })}
      />
    </ActDialog>
  );
}
