import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { helpOn } from '../../care/episodes/episodes';
import { helpModes } from '../../care/items/choices';
import { isDate, localDate } from '../../care/time/dates';
import type { Acts } from '../../client/api';
import { useWords } from '../../engine/draft';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ActDialog } from '../kit/ActDialog';
import type { DialogOfCase } from '../kit/of-case';
import { Pick } from '../kit/Pick';
import { useSay } from '../kit/toasts';
import styles from './episodes.module.css';

type Help = (typeof helpModes)[number];

/** Other help from a day on; the course of treatment is the same one. The citizen reads what they have now, and the note. */
export function CareModeDialog({ caseRef, view, called, now, onClose }: DialogOfCase & { now: string }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const today = localDate(now);
  const current = view.episodes.at(-1);
  const [help, setHelp] = useState<readonly Help[]>(current ? helpOn(current, today) : []);
  const [from, setFrom] = useState(today);
  const [tried, setTried] = useState(false);
  const note = useWords(`care-mode/${caseRef}`);
  const fault = help.length === 0 ? 'help' : isDate(from) ? null : 'from';
  const save = () => {
    setTried(true);
    if (fault) return null;
    const text = note.text.trim();
    return ({ write }: Acts) =>
      write(caseRef, { kind: 'care-mode', help: [...help], from, ...(text ? { note: text } : {}) }).then(() =>
        say(t('episode.changed')),
      );
  };
  return (
    <ActDialog
      heading={t('episode.changeTitle', { name: called })}
      label={t('episode.save')}
      act={save}
      words={[note]}
      onClose={onClose}
    >
      <fieldset className={styles.chips}>
        <legend>{t('episode.now')}</legend>
        {helpModes.map((one) => (
          <Pick
            key={one}
            checked={help.includes(one)}
            onChange={(on) => setHelp(on ? [...help, one] : help.filter((v) => v !== one))}
          >
            {t(`episode.help.${one}`)}
          </Pick>
        ))}
      </fieldset>
      <TextField type="date" label={t('episode.from')} value={from} onChange={(event) => setFrom(event.target.value)} />
      <TextField
        label={t('episode.note', { name: called })}
        maxLength={500}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
      <div role="status">{tried && fault && <p className={fields.error}>{t(`episode.fault.${fault}`)}</p>}</div>
    </ActDialog>
  );
}
