import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../../care/case/excerpt';
import type { SavedReply } from '../../care/saved-replies/saved-replies';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import { SavedReplyDialog } from './SavedReplyDialog';
import styles from './saved-replies.module.css';
import { usePlaces } from './usePlaces';

/** One's own saved replies and the team's, where they are made, changed and taken away. */
export function SavedReplies() {
  const { t } = useTranslation('replies');
  const replies = useView('savedReplies', null).data ?? [];
  const [writing, setWriting] = useState<SavedReply | 'new' | null>(null);
  return (
    <>
      <p className="muted">{t('help')}</p>
      {(['own', 'team'] as const).map((whose) => {
        const these = replies.filter((one) => one.whose === whose);
        return (
          <div key={whose} className={styles.whose}>
            <h3>{t(whose)}</h3>
            <p className="muted small">{t(`${whose}Help`)}</p>
            {these.length === 0 ? (
              <p className="small">{t(`none.${whose}`)}</p>
            ) : (
              <ul className={styles.kept}>
                {these.map((one) => (
                  <Kept key={one.reply} reply={one} onEdit={() => setWriting(one)} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
      <Button small variant="secondary" icon="plus" onClick={() => setWriting('new')}>
        {t('new')}
      </Button>
      {writing && <SavedReplyDialog known={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />}
    </>
  );
}

function Kept({ reply, onEdit }: { reply: SavedReply; onEdit: () => void }) {
  const { t } = useTranslation(['replies', 'team']);
  const f = useFormat();
  const say = useSay();
  const nameOf = useNames('', t('team:team.me'));
  const { shown } = usePlaces();
  const { busy, failed, act } = useAct();
  const { written, ...whole } = reply;
  const remove = () =>
    void act(({ removeReply }) =>
      removeReply(whole).then(() => say(t('removed', { name: reply.name }), ({ saveReply }) => saveReply(whole))),
    );
  return (
    <li>
      <b dir="auto">{reply.name}</b>
      <p dir="auto">{excerpt(shown(reply.text), 140)}</p>
      {written && <small>{t('by', { name: nameOf(written.by), day: f.relative(written.at) })}</small>}
      <p className="row">
        <button type="button" className={button.text} aria-label={t('edit', { name: reply.name })} onClick={onEdit}>
          {t('editShort')}
        </button>
        <button
          type="button"
          className={button.text}
          disabled={busy}
          aria-label={t('removeWhich', { name: reply.name })}
          onClick={remove}
        >
          {t('remove')}
        </button>
      </p>
      {failed && <ErrorCard code={failed} />}
    </li>
  );
}
