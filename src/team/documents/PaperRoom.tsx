import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { consentFor } from '../../care/consents/consents';
import { type CaseDocument, documentText, plainText } from '../../care/documents/documents';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { errorCode, useEngine, useView } from '../../engine/engine';
import { newId } from '../../engine/new-id';
import { Button } from '../../ui/controls/Button';
import { IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { DocumentSheet } from '../../ui/documents/DocumentSheet';
import { localDate, useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import { RemarksBeside } from '../remarks/RemarksBeside';
import { ConsentLine } from './ConsentLine';
import styles from './letter.module.css';
import { SentDialog } from './SentDialog';
import { Steps } from './Steps';

/** A letter that has left the desk: what the citizen said of it, and what is done with it next. */
export function PaperRoom() {
  const { caseRef, document } = useParams({ strict: false });
  const { data: view, error } = useView('case', caseRef ? { caseRef } : undefined);
  const found = view?.documents.find(({ letter }) => letter.document === document);
  return (
    <main id="innhold" className={room.column} tabIndex={-1}>
      {error || (view && !found) ? (
        <ErrorCard code={error ? errorCode(error) : 'E_REFUSED'} />
      ) : view && found && caseRef ? (
        <Paper caseRef={caseRef} view={view} paper={found} />
      ) : (
        <Loading lines={4} />
      )}
    </main>
  );
}

function Paper({ caseRef, view, paper }: { caseRef: CaseRef; view: CaseView; paper: CaseDocument }) {
  const { t } = useTranslation(['documents', 'team']);
  const f = useFormat();
  const say = useSay();
  const engine = useEngine();
  const { busy, failed, act } = useAct();
  const [marking, setMarking] = useState(false);
  const called = view.called || view.name;
  const whom = useNames(called, t('team:team.me'));
  const { letter, step, read, sent } = paper;
  const text = documentText(letter);
  const consent = consentFor(view.consents, letter.partner);
  const { id: _, at: __, ...words } = letter;
  const put = (state: 'locked' | 'dropped') =>
    act(({ write }) => write(caseRef, { ...words, state }).then(() => say(t(`letter.${state}Now`, { name: called }))));
  const inRecord = view.filed.some(({ what }) => what.type === 'document' && what.document === letter.document);
  const [filed] = useState(newId);
  const file = () =>
    act(async ({ write }) => {
      const { upTo } = await engine.filing(caseRef, { type: 'conversation' });
      await write(caseRef, { kind: 'filed', filed, what: { type: 'document', document: letter.document }, upTo });
      say(t('letter.filedNow'));
    });
  const download = () =>
    act(async () => {
      const { file } = await engine.pdf(text);
      saveFile(`mellom-${localDate(letter.at)}-${letter.document.slice(0, 6)}.pdf`, 'application/pdf', new Uint8Array(file));
    });
  const copy = () => act(() => navigator.clipboard.writeText(plainText(text)).then(() => say(t('letter.copied'))));
  return (
    <>
      <header className={styles.head}>
        <IconLink to="/sak/$caseRef" params={{ caseRef }} icon="back" label={t('letter.back', { name: called })} />
        <h1 tabIndex={-1}>{t(`letter.name.${letter.template}`)}</h1>
        <p className="muted">{view.name || called}</p>
        <span className="grow" />
        {step === 'dropped' ? <p>{t('letter.dropped')}</p> : <Steps now={step} called={called} />}
      </header>
      <div className={styles.columns}>
        <div className={styles.edit}>
          <ConsentLine caseRef={caseRef} view={view} called={called} partner={letter.partner} />
          {step === 'reading' && !read && <Hint icon="clock">{t('letter.waits', { name: called })}</Hint>}
          {read && (
            <Hint icon={read.fine ? 'check' : 'message'}>
              {t(read.fine ? 'letter.readFine' : 'letter.readNot', { name: called, date: f.day(read.at) })}{' '}
              {read.note && t('letter.readNote', { note: read.note })}
            </Hint>
          )}
          {sent.map(({ to, on, how, by }) => (
            <Hint key={`${on}${to}`} icon="check">
              {t('letter.sent', { to, date: f.dayAndYear(on), how: t(`letter.how.${how}`), name: whom(by) })}
            </Hint>
          ))}
          <RemarksBeside remarks={view.remarks} on={letter.document} called={called} />
          {inRecord && <Hint icon="save">{t('letter.inRecord')}</Hint>}
          {failed && <ErrorCard code={failed} />}
          <div className={styles.acts}>
            {step === 'reading' && consent && (
              <Button busy={busy} icon="lock" onClick={() => void put('locked')}>
                {t('letter.lock')}
              </Button>
            )}
            {(step === 'locked' || step === 'sent') && (consent || step === 'sent') && (
              <>
                <Button variant="secondary" busy={busy} icon="save" onClick={() => void download()}>
                  {t('letter.download')}
                </Button>
                <Button variant="secondary" busy={busy} icon="copy" onClick={() => void copy()}>
                  {t('letter.copy')}
                </Button>
              </>
            )}
            {(step === 'locked' || step === 'sent') && consent && (
              <Button icon="send" onClick={() => setMarking(true)}>
                {t('letter.markSent')}
              </Button>
            )}
            {(step === 'locked' || step === 'sent') && !inRecord && (
              <Button variant="secondary" busy={busy} icon="check" onClick={() => void file()}>
                {t('letter.file')}
              </Button>
            )}
            {(step === 'reading' || step === 'locked') && (
              <Button variant="tertiary" busy={busy} onClick={() => void put('dropped')}>
                {t('letter.drop')}
              </Button>
            )}
          </div>
          {(step === 'locked' || step === 'sent') && <p className="muted">{t('letter.help')}</p>}
        </div>
        <DocumentSheet text={text} level={2} />
      </div>
      {marking && (
        <SentDialog
          caseRef={caseRef}
          document={letter.document}
          to={letter.to.join(', ').slice(0, 200)}
          plo={letter.template.startsWith('plo-')}
          onClose={() => setMarking(false)}
        />
      )}
    </>
  );
}
