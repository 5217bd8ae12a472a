import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { questionKey } from '../../care/drafts/own-words';
import { isFound } from '../../care/folded';
import { supervised, withoutNames } from '../../care/supervision/supervision';
import { errorCode, useEngine, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { QuestionField } from './QuestionField';
import { SupervisionPaper } from './SupervisionPaper';
import styles from './supervision.module.css';
import { useCaseFacts } from './useCaseFacts';
import { useQuestions } from './useQuestions';

/** The cases that I bring to supervision, what I ask of each, and the paper on which nobody has a name. */
export function SupervisionRoom() {
  const { t } = useTranslation(['supervision', 'team']);
  const now = useNow();
  const cases = useView('cases', { now });
  const questions = useQuestions();
  const facts = useCaseFacts();
  const all = cases.data;
  const list = all && questions && supervised(all, questions);
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <ButtonLink small variant="tertiary" icon="back" to="/saker">
          {t('team:nav.cases')}
        </ButtonLink>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <span className="grow" />
        {list && list.length > 0 && (
          <Button small icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        )}
      </header>
      <p className={`muted ${styles.intro}`}>{t('intro')}</p>
      {cases.error ? (
        <ErrorCard code={errorCode(cases.error)} retry={() => void cases.refetch()} />
      ) : !list ? (
        <Loading lines={3} />
      ) : (
        <>
          {list.length === 0 && <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>}
          <ol className={styles.list}>
            {list.map(({ caseRef, letter, question, row }) => {
              const shown = withoutNames(question, [row.name], letter);
              return (
                <li key={caseRef} className={`card ${room.block}`}>
                  <h2>
                    <span className={styles.letter}>{letter}</span>
                    <Link to="/sak/$caseRef" params={{ caseRef }} translate="no">
                      <bdi>{row.name}</bdi>
                    </Link>
                  </h2>
                  <p className="muted">{facts(row)}</p>
                  <QuestionField caseRef={caseRef} name={row.name} />
                  {shown !== question && (
                    <p className={styles.named}>
                      <Icon name="info" small />
                      <span>{t('named', { text: shown })}</span>
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
          <AddCase rows={all.filter(({ caseRef, ended }) => !ended && !questions.has(caseRef))} />
          <SupervisionPaper cases={list} now={now} />
        </>
      )}
    </main>
  );
}

const shownMost = 8;

/** Another case for the list, found by its name. */
function AddCase({ rows }: { rows: readonly { caseRef: string; name: string }[] }) {
  const { t } = useTranslation('supervision');
  const engine = useEngine();
  const [text, setText] = useState('');
  const found = rows.filter(({ name }) => isFound(text, name)).slice(0, shownMost);
  if (rows.length === 0) return null;
  const add = (caseRef: string) => {
    setText('');
    void engine.saveOwn(questionKey(caseRef), { question: '', at: new Date().toISOString() });
  };
  return (
    <section className={styles.add} aria-label={t('another')}>
      <TextField label={t('another')} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      <ul>
        {found.map(({ caseRef, name }) => (
          <li key={caseRef}>
            <Button small variant="tertiary" icon="plus" onClick={() => add(caseRef)}>
              <bdi translate="no">{name}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
