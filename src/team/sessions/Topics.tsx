import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import form from '../kit/form.module.css';
import { Pick } from '../kit/Pick';

const usual = ['safety-plan', 'sleep-window', 'worry-time', 'exposure', 'activity', 'thoughts', 'work', 'relapse'] as const;
/** As the schema of a session has it. */
const most = 12;

/** What a session was about: the usual words as chips, and one's own beside them. It may stay empty. */
export function Topics({ chosen, onChange }: { chosen: readonly string[]; onChange: (next: string[]) => void }) {
  const { t } = useTranslation('calendar');
  const [own, setOwn] = useState('');
  const words = usual.map((one) => t(`topic.${one}`));
  const others = chosen.filter((one) => !words.includes(one));
  const add = () => {
    const word = own.trim();
    if (word !== '' && !chosen.includes(word) && chosen.length < most) onChange([...chosen, word]);
    setOwn('');
  };
  return (
    <>
      <fieldset className={fields.picks}>
        <legend>{t('session.topics')}</legend>
        {[...words, ...others].map((word) => (
          <Pick
            key={word}
            checked={chosen.includes(word)}
            onChange={(on) => onChange(on ? [...chosen, word].slice(0, most) : chosen.filter((one) => one !== word))}
          >
            {word}
          </Pick>
        ))}
      </fieldset>
      <div className={form.pair}>
        <TextField
          label={t('session.otherTopic')}
          maxLength={60}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || own.trim() === '') return;
            // Enter here adds the word, and enters no session.
            event.preventDefault();
            add();
          }}
        />
        <Button small variant="secondary" disabled={own.trim() === ''} onClick={add}>
          {t('session.addTopic')}
        </Button>
      </div>
    </>
  );
}
