import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { Button, IconButton } from '../../../ui/controls/Button';
import { Choice, TextField } from '../../../ui/controls/fields';
import { Inlines, RichText } from '../../../ui/controls/RichText';
import { useAnswer } from './answer';
import styles from './blocks.module.css';
import { TryIt } from './TryIt';

/** Suggestions to tap and rows of one's own. The row being written is part of the answer, so that it is kept too. */
export function ListBlock({ block }: { block: Extract<ProgrammeBlock, { type: 'list' }> }) {
  const { t } = useTranslation('programme');
  const answer = useAnswer(block.id);
  const [typed, setTyped] = useState('');
  const keys = answer.value?.keys ?? [];
  const texts = answer.value?.texts ?? [];
  const full = keys.length + texts.length >= block.max;
  const add = () => {
    const row = typed.trim();
    if (!row || full) return;
    if (!texts.includes(row)) answer.set({ keys, texts: [...texts, row] });
    setTyped('');
  };
  return (
    <TryIt answer={answer}>
      <Choice
        legend={<RichText blocks={block.prompt} />}
        multiple
        options={block.suggestions.map((o) => ({ value: o.key, label: <Inlines parts={o.text} /> }))}
        chosen={keys}
        onChoose={(next) => next.length + texts.length <= block.max && answer.set({ keys: next, texts })}
      />
      {texts.length > 0 && (
        <ul className={styles.rows}>
          {texts.map((text) => (
            <li key={text}>
              <span>{text}</span>
              <IconButton
                icon="close"
                label={t('list.remove', { text })}
                onClick={() => answer.set({ keys, texts: texts.filter((kept) => kept !== text) })}
              />
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            label={t('list.own')}
            value={typed}
            maxLength={400}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
          />
          <Button type="submit" variant="secondary" icon="plus">
            {t('list.add')}
          </Button>
        </form>
      )}
      <p className="muted">{t('list.range', { min: block.min, max: block.max })}</p>
    </TryIt>
  );
}
