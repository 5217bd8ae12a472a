import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { Button } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';
import { AboutFields, isAboutComplete } from '../welcome/AboutFields';
import { CrisisNumbers } from './CrisisNumbers';

/** What the service says of itself to those who are invited. */
export function About({ about, mayEdit }: { about: TeamAbout; mayEdit: boolean }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const [draft, setDraft] = useState<TeamAbout | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = () => {
    if (!draft || !isAboutComplete(draft)) return;
    setError(null);
    engine.setAbout(withoutEmpty(draft)).then(() => {
      setDraft(null);
      say(t('team.about.saved'));
    }, setError);
  };
  return (
    <section className="card blk" aria-labelledby="about">
      <h2 id="about">{t('team.about')}</h2>
      <p className="muted">{t('team.about.text')}</p>
      {draft ? (
        <form
          className="inv"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <AboutFields about={draft} onChange={setDraft} />
          <CrisisNumbers
            crisis={draft.crisis}
            onChange={(crisis) => {
              const { crisis: _, ...rest } = draft;
              setDraft(crisis ? { ...rest, crisis } : rest);
            }}
          />
          {error !== null && <ErrorCard code={errorCode(error)} retry={save} />}
          <div className="row">
            <Button type="submit">{t('team.about.save')}</Button>
            <Button variant="secondary" onClick={() => setDraft(null)}>
              {t('close')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <dl className="facts-dl">
            {(['name', 'municipality', 'phone', 'hours'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`about.${key}`)}</dt>
                <dd>{about[key]}</dd>
              </div>
            ))}
            <div>
              <dt>{t('about.replyDays')}</dt>
              <dd>{t('about.replyDaysValue', { count: about.replyDays })}</dd>
            </div>
          </dl>
          {mayEdit && (
            <Button small variant="secondary" icon="pen" onClick={() => setDraft(about)}>
              {t('team.about.edit')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** Rows without a name or number are not signed. */
function withoutEmpty({ crisis, ...about }: TeamAbout): TeamAbout {
  const numbers = (crisis?.numbers ?? []).filter(({ name, number }) => name.trim() !== '' && number.trim() !== '');
  return crisis && numbers.length > 0 ? { ...about, crisis: { ...crisis, numbers } } : about;
}
