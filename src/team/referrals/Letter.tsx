import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LetterLanguage, type LetterOutcome, letterFault } from '../../care/referrals/letter-templates';
import type { TemplatePart } from '../../care/templates/template';
import { useAct } from '../../engine/act';
import { Picks, TextArea } from '../../ui/controls/fields';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard } from '../../ui/controls/states';
import { Filled } from '../kit/Filled';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import styles from './letter.module.css';
import type { LetterDraft } from './useLetter';

/** By their own names, whatever the desk speaks. */
const languageNames = [
  { value: 'nb', label: 'Bokmål', lang: 'nb' },
  { value: 'nn', label: 'Nynorsk', lang: 'nn' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;
export const letterLanguages = languageNames.map(({ value }) => value);

/**
 * The letter as the citizen will read it, in their language. Mellom's words, which follow the choices, are marked; a place that nothing fills is
 * marked otherwise and stops it from being sent. Whoever wants other words writes in the template, and the places go on following; a lead can
 * make them the team's.
 */
export function Letter({
  name,
  parts,
  written,
  outcome,
  language,
  readsIn,
  isOwn,
  onTemplate,
  onLanguage,
}: {
  name: string;
  parts: readonly TemplatePart[];
  written: LetterDraft;
  outcome: LetterOutcome;
  language: LetterLanguage;
  readsIn: LetterLanguage | null;
  isOwn: boolean;
  /** null: back to the template that goes with the choice */
  onTemplate: (next: string | null) => void;
  onLanguage: (next: LetterLanguage) => void;
}) {
  const { t } = useTranslation('referrals');
  const { has } = useMe();
  const [editing, setEditing] = useState(false);
  const heading = useId();
  const known = languageNames.find(({ value }) => value === readsIn);
  return (
    <section className={styles.letter} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{t('letter.title', { name })}</h3>
        <QuietButton aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {t('letter.edit')}
        </QuietButton>
      </div>
      <Picks legend={t('letter.language')} hideLegend options={languageNames} chosen={language} onChoose={onLanguage} />
      <p className="small muted">
        {known ? t('letter.reads', { name, language: known.label }) : t('letter.readsUnknown', { name })}
      </p>
      <div className={styles.paper} dir="auto" lang={language}>
        <Filled parts={parts} />
      </div>
      {editing && (
        <TextArea
          label={t('letter.template')}
          description={t('letter.templateHelp')}
          rows={10}
          maxLength={4_000}
          value={written.template}
          onChange={(event) => onTemplate(event.target.value)}
        />
      )}
      {isOwn && <QuietButton onClick={() => onTemplate(null)}>{t('letter.reset')}</QuietButton>}
      {has('lead') && (isOwn || written.isTeams) && (
        <TeamsLetter written={written} outcome={outcome} language={language} isOwn={isOwn} onDone={() => onTemplate(null)} />
      )}
      <p className="small muted">
        {written.isTeams && !isOwn && `${t('letter.teams')} `}
        {t('letter.green')}
      </p>
    </section>
  );
}

/** A lead makes these words what everybody in the team begins with, or goes back to Mellom's. */
function TeamsLetter({
  written,
  outcome,
  language,
  isOwn,
  onDone,
}: {
  written: LetterDraft;
  outcome: LetterOutcome;
  language: LetterLanguage;
  isOwn: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('referrals');
  const say = useSay();
  const { busy, failed, act } = useAct();
  const [tried, setTried] = useState(false);
  const letter = { outcome, language, text: written.kept };
  const fault = letterFault(outcome, written.kept);
  const place = fault && 'place' in fault ? `{${written.nameOf(fault.place)}}` : '';
  const keep = async () => {
    setTried(true);
    if (fault === null && (await act(({ saveLetterTemplate }) => saveLetterTemplate(letter).then(() => say(t('letter.kept'))))))
      onDone();
  };
  const drop = () =>
    void act(({ removeLetterTemplate }) =>
      removeLetterTemplate(letter).then(() => say(t('letter.dropped'), ({ saveLetterTemplate }) => saveLetterTemplate(letter))),
    );
  return (
    <div>
      {isOwn ? (
        <QuietButton aria-disabled={busy} onClick={() => void keep()}>
          {t('letter.keep')}
        </QuietButton>
      ) : (
        <QuietButton aria-disabled={busy} onClick={drop}>
          {t('letter.drop')}
        </QuietButton>
      )}
      <div role="status">
        {tried && isOwn && fault && <p className={styles.fault}>{t(`letter.fault.${fault.fault}`, { place })}</p>}
      </div>
      {failed && <ErrorCard code={failed} />}
    </div>
  );
}
