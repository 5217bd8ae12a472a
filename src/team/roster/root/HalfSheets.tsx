import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../engine/act';
import { Button } from '../../../ui/controls/Button';
import { ErrorCard } from '../../../ui/controls/states';
import { useFormat } from '../../../ui/format';
import lists from '../../kit/lists.module.css';
import roster from '../roster.module.css';
import { Sheet } from './Sheet';

type Halves = { a: string; b: string; team: string; at: string };

/** Makes two halves, anew each time, and puts each on a page of its own. They are in the page only until they are put away. */
export function HalfSheets({ team }: { team: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const [halves, setHalves] = useState<Halves | null>(null);
  const make = () => act(async ({ rootSheets }) => setHalves({ ...(await rootSheets()), at: new Date().toISOString() }));
  if (!halves)
    return (
      <>
        <Button small variant="secondary" icon="print" busy={busy} onClick={() => void make()}>
          {t('sheets.make')}
        </Button>
        {failed && <ErrorCard code={failed} retry={() => void make()} />}
      </>
    );
  const date = f.dayAndYear(halves.at);
  const both = (['a', 'b'] as const).map((half) => ({ half, code: halves[half] }));
  return (
    <div className={roster.half}>
      <h3>{t('sheets.ready')}</h3>
      <ol className="rich">
        <li>{t('sheets.step1')}</li>
        <li>{t('sheets.step2')}</li>
        <li>{t('sheets.step3')}</li>
      </ol>
      <div className="row">
        <Button small icon="print" onClick={() => window.print()}>
          {t('sheets.print')}
        </Button>
        <Button small variant="secondary" onClick={() => setHalves(null)}>
          {t('sheets.away')}
        </Button>
      </div>
      <details>
        <summary>{t('sheets.byHand')}</summary>
        <dl className={lists.typedCode}>
          {both.map(({ half, code }) => (
            <div key={half}>
              <dt>{t(`sheets.${half}`)}</dt>
              <dd>
                <code translate="no">{code}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="print-only" data-paper="alone" aria-hidden="true">
        {both.map(({ half, code }) => (
          <Sheet key={half} half={half} code={code} team={team} mark={halves.team} date={date} />
        ))}
      </div>
    </div>
  );
}
