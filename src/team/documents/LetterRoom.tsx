import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { consentFor } from '../../care/consents/consents';
import { documentText, type Template } from '../../care/documents/documents';
import { faultOf, piecesOf, templates } from '../../care/documents/letter';
import { isRecord } from '../../care/is-record';
import { documentTemplates } from '../../care/items/choices';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { errorCode, useEngine, useNow, useView } from '../../engine/engine';
import { newId } from '../../engine/new-id';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { Choice, TextArea } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { IconLink } from '../../ui/controls/links';
import { Saved } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { DocumentSheet } from '../../ui/documents/DocumentSheet';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { ConsentLine } from './ConsentLine';
import styles from './letter.module.css';
import { MarkedArea } from './MarkedArea';
import { Steps } from './Steps';
import { useFrame } from './useFrame';
import { useLetter } from './useLetter';

/** What a person has changed of a letter; the rest goes on being what the case says. */
interface LetterDraft {
  document: string;
  to: string | null;
  first: boolean;
  texts: Record<string, string>;
}
const isLetterDraft = (value: unknown): value is LetterDraft =>
  isRecord(value) && typeof value.document === 'string' && typeof value.first === 'boolean' && isRecord(value.texts);

/** A letter that is being written: what the case says stands in it already, and what is measured cannot be written over. */
export function LetterRoom() {
  const { caseRef, template: asked } = useParams({ strict: false });
  const template = documentTemplates.find((one) => one === asked);
  const { data: view, error } = useView('case', caseRef ? { caseRef } : undefined);
  if (error || !template)
    return (
      <main id="innhold" className={room.column}>
        <ErrorCard code={error ? errorCode(error) : 'E_REFUSED'} />
      </main>
    );
  return view && caseRef ? (
    <Letter key={`${caseRef} ${template}`} caseRef={caseRef} view={view} template={template} />
  ) : (
    <main id="innhold" className={room.column}>
      <Loading lines={4} />
    </main>
  );
}

function Letter({ caseRef, view, template }: { caseRef: CaseRef; view: CaseView; template: Template }) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const go = useNavigate();
  const say = useSay();
  const engine = useEngine();
  const now = useNow();
  const frame = useFrame();
  const { name: me, people, account } = useMe();
  const called = view.called || view.name;
  const { partner } = templates[template];
  const consent = consentFor(view.consents, partner);
  const { title, sections, missing } = useLetter(view, template);
  const [empty] = useState<LetterDraft>(() => ({ document: newId(), to: null, first: true, texts: {} }));
  const draft = useDraft<LetterDraft>(`letter/${caseRef}/${template}`, empty, isLetterDraft);
  const own = draft.value ?? empty;
  const { busy, failed, act } = useAct(draft);
  const [fault, setFault] = useState<'missing' | 'empty' | 'nobody' | 'signs' | null>(null);
  const [undrawn, setUndrawn] = useState<ErrorCode | null>(null);

  const wrong = failed ?? undrawn;

  const to = (own.to ?? consent?.who ?? view.facts.gp ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, 4);
  const written = sections.map(({ source: _, filled: __, fixed, ...section }) => ({
    ...section,
    text: fixed ? section.text : (own.texts[section.key] ?? section.text),
  }));
  const mine = people.find((one) => one.account === account)?.title;
  const letter = {
    at: now,
    ...frame(now),
    title,
    to,
    // An empty part is none.
    sections: written.filter(({ text, table }) => text.trim() !== '' || table),
    closing: [t('letter.greeting'), [me, mine].filter(Boolean).join(', ')],
    footer: consent
      ? t('letter.footer', { date: f.dayAndYear(consent.on), name: called })
      : t('letter.footerNone', { name: called }),
  };
  const { made: _, ...content } = letter;
  const values = sections.flatMap(({ filled }) => filled);

  // Judged before the act: one that comes to an end takes its draft with it, and what somebody wrote would be gone.
  const leave = async (state: 'reading' | 'locked') => {
    const found = faultOf(letter.sections, missing, to);
    setFault(found);
    setUndrawn(null);
    if (found) return;
    const drawn = await engine.pdf(documentText(content)).catch((e) => {
      setUndrawn(errorCode(e));
      return null;
    });
    if (drawn && drawn.missing.length > 0) setFault('signs');
    if (!drawn || drawn.missing.length > 0) return;
    await act(async ({ write }) => {
      const { at: __, ...words } = content;
      await write(caseRef, { kind: 'document', document: own.document, template, partner, state, ...words });
      say(t(state === 'reading' ? 'letter.shown' : 'letter.lockedNow', { name: called }));
      await go({ to: '/sak/$caseRef/papir/$document', params: { caseRef, document: own.document } });
    });
  };
  return (
    <main id="innhold" className={room.column} tabIndex={-1}>
      <header className={styles.head}>
        <IconLink to="/sak/$caseRef" params={{ caseRef }} icon="back" label={t('letter.back', { name: called })} />
        <h1 tabIndex={-1}>{t(`letter.name.${template}`)}</h1>
        <p className="muted">{view.name || called}</p>
        <span className="grow" />
        <Steps now="draft" called={called} />
      </header>
      <div className={styles.columns}>
        <div className={styles.edit}>
          <ConsentLine caseRef={caseRef} view={view} called={called} partner={partner} />
          <TextArea
            label={t('letter.to')}
            description={t('letter.toHelp')}
            rows={2}
            maxLength={600}
            value={own.to ?? to.join('\n')}
            onChange={({ target }) => draft.set({ ...own, to: target.value })}
          />
          {sections.map(({ key, heading, source, fixed, filled, text }) =>
            fixed ? (
              <section key={key} className={styles.fixed}>
                <h2>{heading}</h2>
                <p className="muted">{source}</p>
                <p>
                  {piecesOf(text, filled).map((piece) => (piece.filled ? <mark key={piece.at}>{piece.text}</mark> : piece.text))}
                </p>
              </section>
            ) : (
              <MarkedArea
                key={key}
                label={heading}
                description={source}
                maxLength={3_000}
                filled={filled}
                value={own.texts[key] ?? text}
                onChange={({ target }) => draft.set({ ...own, texts: { ...own.texts, [key]: target.value } })}
              />
            ),
          )}
          <Choice<'first' | 'after'>
            legend={t('letter.sees', { name: called })}
            options={(['first', 'after'] as const).map((value) => ({ value, label: t(`letter.sees.${value}`) }))}
            chosen={[own.first ? 'first' : 'after']}
            onChoose={([next]) => draft.set({ ...own, first: next !== 'after' })}
          />
          <div role="alert">{fault && <p className={fields.error}>{t(`letter.fault.${fault}`, { missing })}</p>}</div>
          {wrong && <ErrorCard code={wrong} />}
          <div className={styles.acts}>
            <Saved of={draft} />
            <span className="grow" />
            {consent &&
              (own.first ? (
                <Button busy={busy} icon="eye" onClick={() => void leave('reading')}>
                  {t('letter.show', { name: called })}
                </Button>
              ) : (
                <Button busy={busy} icon="lock" onClick={() => void leave('locked')}>
                  {t('letter.lock')}
                </Button>
              ))}
          </div>
        </div>
        <section aria-labelledby="preview">
          <h2 id="preview">{t('letter.preview')}</h2>
          <DocumentSheet text={documentText(content)} level={2} pieces={(text) => piecesOf(text, values)} />
        </section>
      </div>
    </main>
  );
}
