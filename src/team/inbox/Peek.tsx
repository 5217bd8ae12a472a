import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { InboxRow } from '../../care/desk/inbox';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import controls from '../../ui/controls/parts.module.css';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useKeysOn } from '../kit/keys';
import lists from '../kit/lists.module.css';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useCalled } from '../kit/useCalled';
import { Facts } from './Facts';
import { canHide } from './hidden';
import styles from './inbox.module.css';
import { looks, type useCauseWords } from './words';

/** Beside the list: why this person stands here, with the facts and the rule, and what to do about it. */
export function Peek({
  row,
  words,
  now,
  onOpen,
  onDone,
  onSnooze,
}: {
  row: InboxRow | undefined;
  words: ReturnType<typeof useCauseWords>;
  now: string;
  onOpen: (write?: 'reply' | 'assess') => void;
  onDone: () => void;
  onSnooze: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const keysOn = useKeysOn();
  const answer = useView('case', row ? { caseRef: row.caseRef, glance: true } : undefined);
  const thread = useView('thread', row ? { caseRef: row.caseRef, limit: 30 } : undefined);
  const view = answer.data;
  const key = (letter: string) => keysOn && <kbd>{letter}</kbd>;
  if (!row) return null;
  const look = looks[row.reason];
  const latest = thread.data?.lines.findLast((line) => line.type === 'message' && line.from === 'citizen');
  return (
    <aside className={`${peek.peek} ${styles.peek}`} aria-labelledby="peek-name">
      <p className={look.tag ? `${controls.tag} ${controls[look.tag]}` : controls.tag}>
        <Icon name={look.icon} />
        {words.reason(row)}
      </p>
      <h2 id="peek-name" translate="no">
        <bdi>{row.name}</bdi>
      </h2>
      <Standing view={view} />
      {view && <Facts row={row} view={view} now={now} detail={words.detail(row)} />}
      {row.reason === 'risk' && (
        <p className={lists.deadline}>
          <Icon name="clock" />
          <span>{t('inbox.riskFirst')}</span>
        </p>
      )}
      <div className={room.wideActs}>
        {row.reason === 'risk' && view && (
          <CallButton name={view.called || row.name} phone={view.phone}>
            {key('C')}
          </CallButton>
        )}
        {row.reason === 'risk' && (
          <Button small variant={view?.phone ? 'secondary' : 'primary'} onClick={() => onOpen('assess')}>
            {t('inbox.assess')}
            {key('V')}
          </Button>
        )}
        {row.reason === 'message' && (
          <Button small onClick={() => onOpen('reply')}>
            {t('inbox.reply')}
            {key('R')}
          </Button>
        )}
        <Button
          small
          variant={row.reason === 'message' || row.reason === 'risk' ? 'secondary' : 'primary'}
          onClick={() => onOpen()}
        >
          {t(row.reason === 'record' ? 'inbox.record' : 'inbox.open')}
          {key('↵')}
        </Button>
        {canHide(row.reason) && (
          <div className={styles.pair}>
            <Button small variant="tertiary" icon="check" onClick={onDone}>
              {t('inbox.done')}
              {key('E')}
            </Button>
            <Button small variant="tertiary" icon="clock" onClick={onSnooze}>
              {t('inbox.snooze')}
              {key('S')}
            </Button>
          </div>
        )}
      </div>
      {row.also.length > 0 && (
        <>
          <h3>{t('inbox.also')}</h3>
          <ul className={styles.also}>
            {row.also.map((cause) => (
              <li key={cause.reason}>
                <Icon name={looks[cause.reason].icon} small />
                <span>
                  {words.reason(cause)}: <span className="muted">{words.detail(cause)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {latest?.type === 'message' && (
        <>
          <h3>{t('inbox.latest', { name: view?.called || row.name })}</h3>
          <blockquote dir="auto">
            {latest.text}
            <footer>{f.moment(latest.at, now)}</footer>
          </blockquote>
        </>
      )}
      <p className={`${styles.rule} muted`}>
        <Icon name="info" />
        <span>{words.rule(row)}</span>
      </p>
    </aside>
  );
}

/** "Søvn, del 3 av 6 · uke 7" */
function Standing({ view }: { view: CaseView | undefined }) {
  const { t } = useTranslation('team');
  const content = useContent();
  const calledOther = useCalled();
  const programme = view?.programmes[0];
  const parts = [
    programme ? content.programmeTitle(programme.programme) : null,
    view?.week ? t('case.week', { week: view.week }) : null,
    view ? calledOther(view) : null,
  ].filter(Boolean);
  return parts.length > 0 ? <p className="muted">{parts.join(' · ')}</p> : null;
}

export function CallButton({ name, phone, children }: { name: string; phone: string | null; children?: ReactNode }) {
  const { t } = useTranslation('team');
  if (!phone) return <p className="muted">{t('inbox.noPhone')}</p>;
  return (
    <a className="ds-button" data-variant="primary" data-size="sm" href={telephone(phone)}>
      <Icon name="phone" />
      <span>
        {t('inbox.call', { name })} <bdi dir="ltr">{phone}</bdi>
      </span>
      {children}
    </a>
  );
}
