import { useTranslation } from 'react-i18next';
import { genders, gpMayKnow, referralProblems, troubledSince, workStatuses } from '../../care/items/choices';
import { type Missing, nameOfPlace, type Place } from '../../care/referrals/door';
import type { DoorDraft, DoorQuestion } from '../../care/referrals/door-draft';
import { Choice, TextArea, TextField, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import type { IconName } from '../../ui/controls/Icon';
import { usePlaceNames } from '../kit/usePlaceNames';

const problemIcons = {
  anxiety: 'wind',
  depression: 'rain',
  sleep: 'moon',
  alcohol: 'glass',
  drugs: 'drop',
  work: 'briefcase',
  other: 'more',
} as const satisfies Record<(typeof referralProblems)[number], IconName>;

/** One question at the door, its choices as cards, own words last and optional. */
export function Question({
  question,
  draft,
  missing,
  places,
  onChange,
}: {
  question: Exclude<DoorQuestion, 'measures'>;
  draft: DoorDraft;
  missing: readonly Missing[];
  /** Whom the team serves. */
  places: readonly Place[];
  onChange: (change: Partial<DoorDraft>) => void;
}) {
  const { t } = useTranslation('door');
  const nameOf = usePlaceNames();
  const heading = <h1>{t(`ask.${question}`)}</h1>;
  const words = (field: 'words' | 'wish' | 'helped' | 'times' | 'elsewhere', label: string, most: number) => (
    <TextArea
      label={label}
      rows={3}
      maxLength={most}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  const line = (field: 'name' | 'called' | 'phone' | 'gpName', most: number, error?: string) => (
    <TextField
      label={t(`field.${field}`)}
      maxLength={most}
      value={draft[field]}
      inputMode={field === 'phone' ? 'tel' : 'text'}
      error={error}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  const lacks = (one: Missing) => (missing.includes(one) ? t(`missing.${one}`) : undefined);
  switch (question) {
    case 'problems':
      return (
        <>
          <Choice
            legend={heading}
            multiple
            options={referralProblems.map((value) => ({ value, label: t(`problem.${value}`), icon: problemIcons[value] }))}
            chosen={draft.problems}
            onChoose={(problems) => onChange({ problems })}
          />
          <div role="status">{missing.length > 0 && <p className={fields.error}>{t('missing.problems')}</p>}</div>
          {words('words', t('field.words'), 4_000)}
        </>
      );
    case 'age':
      return (
        <>
          {heading}
          <TextField
            label={t('field.birthYear')}
            inputMode="numeric"
            maxLength={4}
            value={draft.birthYear}
            error={lacks('birthYear')}
            onChange={(event) => onChange({ birthYear: event.target.value })}
          />
          <Choice
            legend={t('field.lives')}
            options={(['here', 'other'] as const).map((value) => ({ value, label: t(`lives.${value}`) }))}
            chosen={draft.lives ? [draft.lives] : []}
            onChoose={([lives]) => onChange({ lives: lives ?? null })}
          />
          {draft.lives === 'here' && places.length > 1 && (
            <Choice
              legend={t('field.place')}
              options={places.map((one) => ({
                value: nameOfPlace(one),
                label: one.bydel ?? nameOf(one.kommune) ?? t('place.number', { number: one.kommune }),
              }))}
              chosen={draft.place ? [draft.place] : []}
              onChoose={([place]) => onChange({ place: place ?? '' })}
            />
          )}
          <Choice
            legend={t('field.treated')}
            options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`treated.${value}`) }))}
            chosen={draft.treated ? [draft.treated] : []}
            onChoose={([treated]) => onChange({ treated: treated ?? null })}
          />
          {draft.treated === 'yes' && words('elsewhere', t('field.elsewhere'), 500)}
        </>
      );
    case 'wish':
    case 'helped':
      return (
        <>
          {heading}
          {words(question, t(`field.${question}`), 2_000)}
        </>
      );
    case 'since':
      return (
        <Choice
          legend={heading}
          options={troubledSince.map((value) => ({ value, label: t(`since.${value}`) }))}
          chosen={draft.since ? [draft.since] : []}
          onChoose={([since]) => since && onChange({ since })}
        />
      );
    case 'work':
      return (
        <Choice
          legend={heading}
          options={workStatuses.map((value) => ({ value, label: t(`work.${value}`) }))}
          chosen={draft.workStatus ? [draft.workStatus] : []}
          onChoose={([workStatus]) => onChange({ workStatus: workStatus ?? null })}
        />
      );
    case 'needs':
      return (
        <>
          {heading}
          <p className="muted">{t('optional')}</p>
          <TextField
            label={t('field.language')}
            maxLength={40}
            value={draft.needs?.language ?? ''}
            onChange={(event) => onChange({ needs: { ...draft.needs, language: event.target.value } })}
          />
          {(['interpreter', 'hearing', 'sight'] as const).map((need) => (
            <Tick
              key={need}
              checked={draft.needs?.[need] ?? false}
              onChange={(event) => onChange({ needs: { ...draft.needs, [need]: event.target.checked } })}
            >
              {t(`need.${need}`)}
            </Tick>
          ))}
          <TextArea
            label={t('field.otherNeed')}
            rows={2}
            maxLength={500}
            value={draft.needs?.other ?? ''}
            onChange={(event) => onChange({ needs: { ...draft.needs, other: event.target.value } })}
          />
        </>
      );
    case 'reach':
      return (
        <>
          {heading}
          {(['call', 'text'] as const).map((way) => (
            <Tick
              key={way}
              checked={draft.reach[way] ?? false}
              onChange={(event) => onChange({ reach: { ...draft.reach, [way]: event.target.checked } })}
            >
              {t(`way.${way}`)}
            </Tick>
          ))}
          {words('times', t('field.times'), 500)}
          <TextArea
            label={t('field.not')}
            rows={2}
            maxLength={300}
            value={draft.reach.not ?? ''}
            onChange={(event) => onChange({ reach: { ...draft.reach, not: event.target.value } })}
          />
        </>
      );
    case 'gp':
      return (
        <>
          <Choice
            legend={heading}
            options={gpMayKnow.map((value) => ({ value, label: t(`gp.${value}`) }))}
            chosen={draft.gpMayTell ? [draft.gpMayTell] : []}
            onChoose={([gpMayTell]) => onChange({ gpMayTell: gpMayTell ?? null })}
          />
          {line('gpName', 120)}
          <Tick
            checked={draft.onAdvice === 'self-gp'}
            onChange={(event) => onChange({ onAdvice: event.target.checked ? 'self-gp' : 'self' })}
          >
            {t('gp.advised')}
          </Tick>
        </>
      );
    case 'who':
      return (
        <>
          {heading}
          {line('name', 120, lacks('name'))}
          {line('called', 60)}
          {line('phone', 30, lacks('phone'))}
          <Choice
            legend={t('field.gender')}
            options={genders.map((value) => ({ value, label: t(`gender.${value}`) }))}
            chosen={draft.gender ? [draft.gender] : []}
            onChoose={([gender]) => gender && onChange({ gender })}
          />
        </>
      );
  }
}
