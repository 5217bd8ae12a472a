import { useTranslation } from 'react-i18next';
import { noteKey } from '../../care/drafts/own-words';
import type { CaseRef } from '../../client/api';
import { isText, useDraft } from '../../engine/draft';
import { TextArea } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { Saved } from '../../ui/controls/parts';
import room from '../kit/room.module.css';
import styles from './messages.module.css';

/** Only for oneself: sealed to one's own account, no part of the case. */
export function Notes({ caseRef }: { caseRef: CaseRef }) {
  const { t } = useTranslation('team');
  const note = useDraft(noteKey(caseRef), '', isText);
  return (
    <div className={`card ${room.block} ${styles.private}`}>
      <h3>
        <Icon name="lock" />
        {t('notes.title')}
      </h3>
      <TextArea
        label={t('notes.title')}
        hideLabel
        description={t('notes.help')}
        rows={3}
        maxLength={8_000}
        disabled={note.value === null}
        value={note.value ?? ''}
        onChange={(event) => note.set(event.target.value)}
      />
      <Saved of={note} words={t('notes.saved')} />
    </div>
  );
}
