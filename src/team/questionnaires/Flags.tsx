import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseFlag } from '../../care/questionnaires/flags';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import type { IconName } from '../../ui/controls/Icon';
import { Tag } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import { NudgeDialog } from '../messages/NudgeDialog';
import { FlagDialog } from './FlagDialog';
import styles from './questionnaires.module.css';
import { useFlagWords } from './useFlagWords';

const tones = { red: 'help', amber: 'dawn', green: 'fjord' } as const;
const icons: Record<CaseFlag['tone'], IconName> = { red: 'worse', amber: 'flat', green: 'check' };

/** What the rules of feedback say of the case now: each with its numbers, its rule, and who has seen it. None acts by itself. */
export function Flags({ caseRef, view, called, now }: { caseRef: CaseRef; view: CaseView; called: string; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const words = useFlagWords();
  const nameOf = useNames(called, t('team.me'));
  const [open, setOpen] = useState<CaseFlag | null>(null);
  const [greeting, setGreeting] = useState<CaseFlag | null>(null);
  const shown = view.discharged ? [] : view.flags.filter(({ snoozedUntil }) => snoozedUntil === null);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="flags">
      <h2 id="flags" className="ds-sr-only">
        {t('flag.title')}
      </h2>
      <ul className={styles.flags}>
        {shown.map((flag) => (
          <li key={`${flag.rule} ${flag.instrument}`} className={styles.flag}>
            <Tag tone={tones[flag.tone]} icon={icons[flag.tone]}>
              {words.name(flag)}
            </Tag>
            <div className={styles.words}>
              <p>{words.said(flag)}</p>
              <details>
                <summary>{t('flag.rule')}</summary>
                <p className="muted">{words.rule(flag)}</p>
              </details>
              {flag.seen && (
                <p className="muted small">
                  {t('flag.seenBy', { name: nameOf(flag.seen.by), when: f.relative(flag.seen.at, now) })}
                  {flag.seen.action && ` · ${t(`flag.action.${flag.seen.action as 'talked'}`)}`}
                  {flag.seen.note && `. «${flag.seen.note}»`}
                </p>
              )}
            </div>
            {flag.rule === 'R8' && !flag.seen && (
              <Button small variant="tertiary" icon="message" onClick={() => setGreeting(flag)}>
                {t('flag.nudge')}
              </Button>
            )}
            <Button small variant="secondary" onClick={() => setOpen(flag)}>
              {t('flag.act')}
              <span className="ds-sr-only"> {words.name(flag)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {greeting && <NudgeDialog caseRef={caseRef} flag={greeting} called={called} onClose={() => setGreeting(null)} />}
      {open && <FlagDialog caseRef={caseRef} flag={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
