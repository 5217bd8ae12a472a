import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { mac, useModifiedKey } from '../kit/keys';
import lists from '../kit/lists.module.css';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import styles from './hand-in.module.css';
import { ReportFiles } from './ReportFiles';
import { SumPart } from './SumPart';

type Answer = Views['handIn']['answer'];

/** To whom, by whom, sealed to which key; and what was handed in before. */
export function HandInPeek(p: { handIn: Answer; period: { from: string; until: string }; name: string }) {
  const { t } = useTranslation('handin');
  const f = useFormat();
  const me = useMe();
  const sending = useAct();
  const { prepared, readers, sent, inSums } = p.handIn;
  const again = sent.some((one) => one.from === p.period.from && one.until === p.period.until);
  const before = [
    ...sent.map((one) => ({ ...one, way: 'figures' as const })),
    ...inSums.map((one) => ({ ...one, way: 'sum' as const })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const lacks = readers.length === 0 ? 'reader' : prepared.municipalities.length === 0 ? 'places' : null;
  const send = () => void sending.act((acts) => acts.handIn(p.period, prepared));
  useModifiedKey('enter', () => !lacks && send());
  return (
    <aside className={peek.peek} aria-labelledby="to">
      <h2 id="to">{t('to')}</h2>
      <dl className={lists.facts}>
        <div>
          <dt>{t('from')}</dt>
          <dd>{t('signed', { team: me.about?.municipality ?? '', name: me.name })}</dd>
        </div>
        <div>
          <dt>{t('period')}</dt>
          <dd>{f.days(p.period.from, p.period.until)}</dd>
        </div>
        <div>
          <dt>{t('codebook')}</dt>
          <dd>{prepared.codebook}</dd>
        </div>
        <div>
          <dt>{t('who')}</dt>
          <dd>
            {readers.length === 0
              ? t('who.nobody')
              : readers.map(({ name, words }) => <p key={name}>{t('who.sealed', { name, words: words.join(' ') })}</p>)}
          </dd>
        </div>
        <div>
          <dt>{t('complete')}</dt>
          <dd>
            {completeness(prepared.tables, (share) => t('complete.share', { share: f.percent(share) })) ?? t('complete.unknown')}
          </dd>
        </div>
      </dl>
      {lacks && (
        <div className={styles.lacks}>
          <p>{t(`lacks.${lacks}`)}</p>
          <ButtonLink small variant="secondary" to="/team">
            {t('lacks.open')}
          </ButtonLink>
        </div>
      )}
      <div className={room.wideActs}>
        {!lacks && (
          <Button icon="send" busy={sending.busy} onClick={send}>
            {t(again ? 'sendAgain' : 'send', { period: p.name })}
            <kbd>{mac ? '⌘' : 'Ctrl'}</kbd>
            <kbd>↵</kbd>
          </Button>
        )}
        {sending.failed && <ErrorCard code={sending.failed} />}
        <ReportFiles prepared={prepared} period={p.period} />
      </div>
      <SumPart {...p} />
      <h3>{t('before')}</h3>
      {before.length === 0 ? (
        <p className="muted">{t('before.none')}</p>
      ) : (
        <ul className={styles.before}>
          {before.map(({ from, until, at, by, replaced, way }) => (
            <li key={`${way} ${at}`}>
              <Icon name={replaced ? 'undo' : 'check'} />
              <span>
                {f.days(from, until)}
                <small>{t(`before.${way}${replaced ? 'Replaced' : ''}`, { date: f.date(at), name: by })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={`${styles.truth} muted`}>
        <Icon name="info" small />
        <span>{t('truth')}</span>
      </p>
    </aside>
  );
}

/** Of those who finished, how many were measured before and after, by the rounded counts; null where one of them is hidden. */
function completeness(tables: Answer['prepared']['tables'], said: (percent: number) => string): string | null {
  const [yes, no] = tables.find(({ id }) => id === 'paired')?.cells ?? [];
  if (typeof yes !== 'number' || typeof no !== 'number' || yes + no < 10) return null;
  return said(Math.round((100 * yes) / (yes + no)));
}
