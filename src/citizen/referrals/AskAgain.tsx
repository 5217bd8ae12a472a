import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { askingAgain } from '../../care/referrals/again';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { PathCard } from './PathCard';

/** The door from inside, after an end: one press asks anew, with some words if one wants; then what comes when. */
export function AskAgain({ caseRef, view, door }: { caseRef: string; view: CaseView; door: Views['door']['answer'] }) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const words = useWords('ask-again');
  const asking = useAct(words);
  const { about, open, answerBy, path, rosterVersion } = door;
  if (!about?.door) return null;
  if (path) return <PathCard path={path} about={about} />;
  const ask = () =>
    asking.act(({ write }) =>
      write(
        caseRef,
        askingAgain({
          id: words.id ?? '',
          now: new Date().toISOString(),
          words: words.text.slice(0, most),
          person: view,
          last: view.referrals.at(-1)?.item ?? null,
          promised: open && rosterVersion > 0 ? { answerBy, roster: rosterVersion } : null,
        }),
      ),
    );
  return (
    <section className="card pad stack" aria-labelledby="ask-again">
      <h2 id="ask-again">{t('askAgain')}</h2>
      <p>
        {open ? t('askAgain.open', { date: f.date(answerBy) }) : t('askAgain.closed', { words: about.door.closed?.words ?? '' })}
      </p>
      <p className="muted small">{t('askAgain.who', { team: about.name })}</p>
      <TextArea
        label={t('askAgain.words')}
        rows={3}
        maxLength={most}
        value={words.text}
        onChange={(event) => words.set(event.target.value)}
      />
      {asking.failed && <ErrorCard code={asking.failed} retry={() => void ask()} />}
      <Button wide variant="secondary" icon="door" busy={asking.busy} onClick={() => void ask()}>
        {t('askAgain')}
      </Button>
      <p className="muted small">{t('askAgain.worse')}</p>
    </section>
  );
}
const most = 4_000;
