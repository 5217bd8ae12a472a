import { useTranslation } from 'react-i18next';
import type { Delivery, ThreadLine } from '../../care/thread/thread';
import button from '../../ui/controls/Button.module.css';
import { Icon, type IconName } from '../../ui/controls/Icon';
import message from '../../ui/controls/message.module.css';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import styles from './messages.module.css';
import { useEventWords } from './useEventWords';

const ticks: Record<Delivery, IconName> = { saved: 'clock', sent: 'check', delivered: 'delivered', read: 'eye' };

/** One line of the conversation: a message with its honest state, a change of members, or something that happened. */
export function Line({
  line,
  called,
  now,
  onErase,
}: {
  line: ThreadLine;
  called: string;
  now: string;
  /** null: whoever reads may not take these words back */
  onErase: (() => void) | null;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const nameOf = useNames(called);
  const problem = ({ code, by, author }: Extract<ThreadLine, { type: 'problem' }>) => {
    const words = problems[code];
    return words ? t(words, { name: by || author ? nameOf(by ?? author ?? '') : t('someone') }) : t('talk.problem');
  };
  if (line.type === 'message') {
    const waits = line.mine && line.delivery === 'saved';
    return (
      <div
        className={`${message.message}${line.mine || line.from === 'staff' ? ` ${message.mine}` : ''}${waits ? ` ${message.waiting}` : ''}`}
      >
        <p className={message.bubble} dir="auto">
          <bdi className="ds-sr-only">{line.mine ? t('talk.me') : t('talk.them', { name: nameOf(line.author) })}</bdi>
          {line.text}
        </p>
        <p className={message.state}>
          {!line.mine && line.from === 'staff' && (
            <>
              <bdi>{nameOf(line.author)}</bdi> ·{' '}
            </>
          )}
          <time dateTime={line.at}>{`${f.relative(line.at, now)} ${f.time(line.at)}`}</time>
          {line.mine && (
            <>
              <span aria-hidden="true">·</span>
              <Icon name={ticks[line.delivery]} />
              {t(`talk.state.${line.delivery}`)}
            </>
          )}
          {onErase && (
            <button
              type="button"
              className={`${button.text} ${styles.erase}`}
              aria-label={t('erase.which', { when: f.moment(line.at, now) })}
              onClick={onErase}
            >
              {t('erase.short')}
            </button>
          )}
        </p>
        <Beside remarks={line.remarks} called={called} />
        {line.mark && (
          <p className={message.state}>
            <Icon name="info" />
            {t('talk.marked')}
          </p>
        )}
      </div>
    );
  }
  if (line.type === 'welcome') {
    return (
      <div className={`${message.message} ${message.mine}`}>
        <p className={message.bubble} dir="auto">
          <bdi className="ds-sr-only">{t('talk.them', { name: nameOf(line.author) })}</bdi>
          {line.text}
        </p>
        <p className={message.state}>
          {t('talk.welcome')} · {f.relative(line.at, now)}
        </p>
      </div>
    );
  }
  if (line.type === 'problem') {
    return (
      <p className={styles.event}>
        <Icon name="shield" small />
        <span>{problem(line)}</span>
        {onErase && (
          <button
            type="button"
            className={`${button.text} ${styles.erase}`}
            aria-label={t('erase.unreadTitle')}
            onClick={onErase}
          >
            {t('erase.short')}
          </button>
        )}
      </p>
    );
  }
  return <Happened line={line} called={called} now={now} />;
}

/** What happened, apart from what was said: a message needs none of these words, and there are many. */
function Happened({
  line,
  called,
  now,
}: {
  line: Extract<ThreadLine, { type: 'event' | 'members' }>;
  called: string;
  now: string;
}) {
  const f = useFormat();
  const say = useEventWords(called, now);
  return (
    <>
      <p className={styles.event}>
        <Icon name={line.type === 'members' ? 'key' : eventIcons[line.event]} small />
        <span>{line.type === 'members' ? say.members(line) : say.event(line)}</span>
        {line.at && <time dateTime={line.at}>{f.relative(line.at, now)}</time>}
      </p>
      {line.type === 'event' && <Beside remarks={line.remarks} called={called} />}
    </>
  );
}

/** What the citizen has put beside it. */
function Beside({ remarks = [], called }: { remarks: string[] | undefined; called: string }) {
  const { t } = useTranslation('team');
  return remarks.map((text) => (
    <p key={text} className={message.state}>
      <Icon name="pen" />
      <span>
        {t('remark.beside', { name: called })} <q dir="auto">{text}</q>
      </span>
    </p>
  ));
}

/** What cannot be shown, where more can be said than that. */
const problems: Record<
  string,
  'talk.gone.E_ERASED' | 'talk.gone.E_LASTING' | 'talk.gone.E_MISSING' | 'talk.gone.E_NOKEY' | 'talk.gone.E_ITEM' | undefined
> = {
  E_ERASED: 'talk.gone.E_ERASED',
  E_LASTING: 'talk.gone.E_LASTING',
  E_MISSING: 'talk.gone.E_MISSING',
  E_NOKEY: 'talk.gone.E_NOKEY',
  E_ITEM: 'talk.gone.E_ITEM',
};
const eventIcons: Record<Extract<ThreadLine, { type: 'event' }>['event'], IconName> = {
  retention: 'clock',
  remark: 'pen',
  questionnaire: 'form',
  'part-finished': 'check',
  feedback: 'book',
  'entry-comment': 'pen',
  'sleep-window': 'moon',
  appointment: 'calendar',
  proposal: 'calendar',
  'appointment-answer': 'calendar',
  session: 'check',
  'course-place': 'today',
  'course-meeting': 'today',
  'course-answer': 'today',
  assigned: 'plus',
  planned: 'book',
  'part-opened': 'key',
  release: 'key',
  cover: 'calendar',
  handover: 'forward',
  referral: 'door',
  discharge: 'check',
  'care-mode': 'stairs',
  decision: 'send',
  identity: 'person',
  custody: 'eye',
  erased: 'close',
  struck: 'close',
  filed: 'save',
  consent: 'shield',
  document: 'form',
  'document-read': 'eye',
  'document-sent': 'send',
};
