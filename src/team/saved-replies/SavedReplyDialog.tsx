import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import { isOwnReply, replyFault, type SavedReply } from '../../care/saved-replies/saved-replies';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { newId } from '../../engine/new-id';
import chips from '../../ui/controls/chips.module.css';
import { Picks, TextArea, TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { usePlaces } from './usePlaces';

type Written = Pick<SavedReply, 'name' | 'text' | 'whose'>;
const isWritten = (value: unknown): value is Written => isRecord(value) && isOwnReply(value) && 'whose' in value;

/** Words that are kept for another time. What could never be filled in is refused here, in words, before anybody needs it. */
export function SavedReplyDialog({
  known,
  begin = '',
  onClose,
}: {
  /** null: a new one */
  known: SavedReply | null;
  /** what a new one begins with, as it is shown */
  begin?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('replies');
  const say = useSay();
  const { names, nameOf, shown, kept } = usePlaces();
  const start: Written = known ? { ...known, text: shown(known.text) } : { name: '', text: begin, whose: 'own' };
  const draft = useDraft<Written>(`write-reply/${known?.reply ?? 'new'}`, start, isWritten);
  const [tried, setTried] = useState(false);
  const [reply] = useState(newId);
  const d = draft.value ?? start;
  const set = (change: Partial<Written>) => draft.set({ ...d, ...change });
  const words = { name: d.name.trim(), text: kept(d.text).trim() };
  const fault = tried ? replyFault(words) : null;
  const wrong = () => {
    if (fault === null || words.name === '') return undefined;
    const place = 'place' in fault ? `{${nameOf(fault.place)}}` : '';
    return t(`fault.${fault.fault}`, { place, example: `{${nameOf('name')}}` });
  };
  const save = () => {
    setTried(true);
    if (replyFault(words)) return null;
    const whole = { ...words, whose: d.whose, reply: known?.reply ?? draft.id ?? reply };
    return ({ saveReply }: Acts) => saveReply(whole).then(() => say(t('saved', { name: words.name })));
  };
  return (
    <ActDialog
      heading={known ? t('edit', { name: known.name }) : t('new')}
      label={t('save')}
      act={save}
      words={[draft]}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        maxLength={80}
        error={tried && words.name === '' ? t('fault.name') : undefined}
        value={d.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextArea
        label={t('text')}
        description={t('textHelp')}
        rows={8}
        maxLength={4_000}
        error={wrong()}
        value={d.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <fieldset>
        <legend className="ds-label">{t('places')}</legend>
        <div className={chips.chips}>
          {names.map((name) => (
            <button key={name} type="button" className={chips.chip} onClick={() => set({ text: `${d.text}{${name}}` })}>
              {name}
            </button>
          ))}
        </div>
      </fieldset>
      {!known && (
        <Picks
          legend={t('whose')}
          options={(['own', 'team'] as const).map((value) => ({ value, label: t(value) }))}
          chosen={d.whose}
          onChoose={(whose) => set({ whose })}
        />
      )}
    </ActDialog>
  );
}
