import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseDocument, documentText } from '../../care/documents/documents';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useEngine, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { DocumentSheet } from '../../ui/documents/DocumentSheet';
import { Flow } from '../../ui/Flow';
import { localDate, useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { saveFile } from '../../ui/saveFile';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useNames } from '../kit/people';
import { RemarkOn } from '../remarks/RemarkOn';

/** A letter about oneself: read before it is final where that is wished, and kept. */
export function DocumentRoom() {
  const { t } = useTranslation(['documents', 'me']);
  const { document } = useParams({ strict: false });
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const paper = view?.documents.find(({ letter, step }) => letter.document === document && step !== 'dropped');
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg/brev" icon="back" label={t('mine.back')} />} />}>
      <Flow>
        {!view && <Loading lines={3} />}
        {view && !paper && <EmptyState heading={t('mine.gone')} />}
        {paper && caseRef && <Paper key={paper.letter.id} caseRef={caseRef} paper={paper} />}
      </Flow>
    </Phone>
  );
}

function Paper({ caseRef, paper }: { caseRef: CaseRef; paper: CaseDocument }) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const engine = useEngine();
  const names = useNames();
  const { letter, by, step, read, sent } = paper;
  const note = useWords(`letter-answer/${letter.id}`);
  const { busy, failed, act } = useAct(note);
  const text = documentText(letter);
  const answer = (fine: boolean) =>
    void act(({ write }) =>
      write(caseRef, {
        kind: 'document-read',
        document: letter.document,
        version: letter.id,
        fine,
        ...(note.text.trim() ? { note: note.text.trim() } : {}),
      }),
    );
  const download = () =>
    act(async () => {
      const { file } = await engine.pdf(text);
      saveFile(`mellom-${localDate(letter.at)}-${letter.document.slice(0, 6)}.pdf`, 'application/pdf', new Uint8Array(file));
    });
  return (
    <>
      <p className="lead">
        {t(`mine.lead.${step === 'dropped' ? 'locked' : step}`, { name: names.first(by), to: letter.to.join(', ') })}
      </p>
      {sent.map(({ to, on, how, by: sender }) => (
        <Hint key={`${on}${to}`} icon="check">
          {t('letter.sent', { to, date: f.dayAndYear(on), how: t(`letter.how.${how}`), name: names.first(sender) })}
        </Hint>
      ))}
      <DocumentSheet text={text} level={1} />
      {step === 'reading' && !read && (
        <section className="card pad stack">
          <TextArea
            label={t('mine.note')}
            description={t('mine.noteHelp', { name: names.first(by) })}
            rows={3}
            maxLength={1_000}
            value={note.text}
            onChange={({ target }) => note.set(target.value)}
          />
          <Button wide busy={busy} onClick={() => answer(true)}>
            {t('mine.fine')}
          </Button>
          <Button wide variant="secondary" busy={busy} onClick={() => answer(false)}>
            {t('mine.notFine')}
          </Button>
        </section>
      )}
      {read && <Hint icon="check">{t(read.fine ? 'mine.saidFine' : 'mine.saidNot', { date: f.day(read.at) })}</Hint>}
      <RemarkOn on={letter.document} about="disagreement" />
      {failed && <ErrorCard code={failed} />}
      {step !== 'reading' && (
        <Button variant="secondary" wide busy={busy} icon="save" onClick={() => void download()}>
          {t('mine.download')}
        </Button>
      )}
    </>
  );
}
