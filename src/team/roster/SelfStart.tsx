import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useAct } from '../../engine/act';
import { Tick } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { Reviewed } from '../catalogue/Reviewed';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useProgrammes } from '../kit/whole-content';
import styles from './roster.module.css';

/** Which programmes a citizen may begin before anybody has given them one. A lead decides; everybody in the team sees it. */
export function SelfStart({ about, mayEdit }: { about: TeamAbout; mayEdit: boolean }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const content = useContent();
  const programmes = useProgrammes();
  const { busy, failed, act } = useAct();
  // A tick stands as it was set while the list is being signed; another list than the one it was set in is the truth.
  const [wished, setWished] = useState<{ about: TeamAbout; open: string[] } | null>(null);
  const open = (wished?.about === about ? wished.open : about.selfStart) ?? [];
  const set = (programme: string, on: boolean) => {
    if (busy) return;
    const { selfStart: _, ...rest } = about;
    const next = on ? [...open, programme] : open.filter((one) => one !== programme);
    setWished({ about, open: next });
    void act(({ setAbout }) => setAbout(next.length > 0 ? { ...rest, selfStart: next } : rest)).then((done) =>
      done ? say(t(on ? 'selfStart.opened' : 'selfStart.shut', { title: content.programmeTitle(programme) })) : setWished(null),
    );
  };
  return (
    <section className={`card ${room.block}`} aria-labelledby="self-start">
      <h2 id="self-start">{t('selfStart.title')}</h2>
      <p className="muted">{t('selfStart.text')}</p>
      {mayEdit ? (
        <fieldset className={styles.ticks} aria-busy={busy || undefined}>
          <legend className="ds-sr-only">{t('selfStart.title')}</legend>
          {programmes.map(({ id, title, reviewed }) => (
            <Tick key={id} checked={open.includes(id)} onChange={(event) => set(id, event.target.checked)}>
              {title} {!reviewed && <Reviewed reviewed={reviewed} />}
            </Tick>
          ))}
        </fieldset>
      ) : (
        <p>{open.length > 0 ? content.join(open.map(content.programmeTitle)) : t('selfStart.none')}</p>
      )}
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
