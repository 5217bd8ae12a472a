import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import form from '../kit/form.module.css';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { AboutFields, isAboutComplete } from '../welcome/AboutFields';
import { CrisisNumbers, isWhole } from './CrisisNumbers';

/** What the service says of itself to those who are invited. */
export function About({ about, mayEdit }: { about: TeamAbout; mayEdit: boolean }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const kept = useDraft<TeamAbout | null>('about', null, isAboutDraft);
  const { value: draft, set: setDraft } = kept;
  const { busy, failed, act } = useAct(kept);
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (!draft || !isAboutComplete(draft) || !(draft.crisis?.numbers ?? []).every(isWhole)) return;
    void act(({ setAbout }) => setAbout(withoutEmpty(draft)).then(() => say(t('team.about.saved'))));
  };
  return (
    <section className={`card ${room.block}`} aria-labelledby="about">
      <h2 id="about" tabIndex={-1}>
        {t('team.about')}
      </h2>
      <p className="muted">{t('team.about.text')}</p>
      {draft ? (
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <AboutFields about={draft} tried={tried} onChange={setDraft} />
          <CrisisNumbers
            crisis={draft.crisis}
            tried={tried}
            onChange={(crisis) => {
              const { crisis: _, ...rest } = draft;
              setDraft(crisis ? { ...rest, crisis } : rest);
            }}
          />
          {failed && <ErrorCard code={failed} retry={save} />}
          <div className="row">
            <Button type="submit" busy={busy}>
              {t('team.about.save')}
            </Button>
            <Button variant="secondary" onClick={() => void kept.clear()}>
              {t('throwAway')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <dl className={lists.facts}>
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

const isAboutDraft = (value: unknown): value is TeamAbout | null =>
  value === null || (typeof value === 'object' && 'name' in value && 'replyDays' in value);

/** Rows in which nothing has been written are not signed. */
function withoutEmpty({ crisis, ...about }: TeamAbout): TeamAbout {
  const numbers = (crisis?.numbers ?? []).filter(({ name, number }) => name.trim() !== '' && number.trim() !== '');
  return crisis && numbers.length > 0 ? { ...about, crisis: { ...crisis, numbers } } : about;
}
