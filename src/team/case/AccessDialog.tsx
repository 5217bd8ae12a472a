import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Loading } from '../../ui/states';

/** Who can read this case, why, when they did; and the words to compare with the citizen. */
export function AccessDialog({ caseRef, called, onClose }: { caseRef: string; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data } = useView('access', { caseRef });
  return (
    <Dialog sheet={false} heading={t('access.title')} onClose={onClose}>
      {!data ? (
        <Loading lines={2} />
      ) : (
        <>
          <ul className="access-list">
            {data.members.map((m) => (
              <li key={m.account}>
                <b>{m.role === 'citizen' ? called : m.name}</b>
                <span className="muted">
                  {m.role === 'citizen' ? t('access.citizen') : [m.title, t(`access.why.${m.why}`)].filter(Boolean).join(', ')}
                </span>
                {m.role !== 'citizen' && (
                  <span className="muted">
                    {m.lastOpened ? t('access.opened', { when: f.moment(m.lastOpened) }) : t('access.notOpened')}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {data.controlWords.length > 0 && (
            <>
              <h3>{t('access.words')}</h3>
              <p className="control-words" translate="no">
                {data.controlWords.join(' ')}
              </p>
              <p className="muted">{t('access.wordsHelp', { name: called })}</p>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
