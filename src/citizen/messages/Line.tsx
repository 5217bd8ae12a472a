import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadLine } from '../../care/thread/thread';
import { useEngineState } from '../../engine/engine';
import { errorCodes } from '../../protocol/errors';
import { Icon, type IconName } from '../../ui/controls/Icon';
import message from '../../ui/controls/message.module.css';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import { useTherapist } from '../kit/therapist';
import { useWaiting } from '../replacement/useWaiting';
import type { ShownLine } from './days';
import { EraseMessage } from './Erase';
import { Given } from './Given';
import { Happened, MembersLine } from './Happened';
import lines from './lines.module.css';

/** One line of the conversation: a message, a greeting, something that happened or was given, a change of who is here, or a problem. */
export const Line = memo(function Line({ line }: { line: ShownLine }) {
  switch (line.type) {
    case 'message':
      return <Message line={line} />;
    case 'welcome':
      return <Greeting line={line} />;
    case 'event':
      return <Happened line={line} />;
    case 'members':
      return <MembersLine line={line} />;
    case 'problem':
      return <Problem line={line} />;
    case 'given':
      return <Given line={line} />;
    case 'locked':
      return <Locked count={line.count} />;
  }
});
type Of<K extends ThreadLine['type']> = Extract<ThreadLine, { type: K }>;

function Message({ line }: { line: Of<'message'> }) {
  const { t } = useTranslation(['messages', 'common']);
  const f = useFormat();
  const { first } = useNames();
  return (
    <li
      className={[message.message, line.mine && message.mine, line.mine && line.delivery === 'saved' && message.waiting]
        .filter(Boolean)
        .join(' ')}
    >
      <p className={message.bubble} dir="auto">
        <bdi className="ds-sr-only">{line.mine ? t('common:you') : first(line.author)}: </bdi>
        {line.text}
      </p>
      {line.mine ? <Delivered line={line} /> : <p className={message.state}>{f.time(line.at)}</p>}
      {line.mark && <Mark code={line.mark} />}
      {line.mine && line.seq !== null && <EraseMessage item={line.id} text={line.text} />}
    </li>
  );
}

/** Saved, sent, delivered, read: icon and words together. */
function Delivered({ line }: { line: Of<'message'> }) {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const { connection } = useEngineState();
  const [icon, words]: [IconName, string] =
    line.delivery === 'read'
      ? ['eye', t('read', { sent: f.time(line.at), when: f.since(line.readAt ?? line.at, line.at) })]
      : line.delivery === 'delivered'
        ? ['delivered', t('delivered', { clock: f.clock(line.at) })]
        : line.delivery === 'sent'
          ? ['check', t('sent', { clock: f.clock(line.at) })]
          : ['clock', connection === 'online' ? t('sending') : t('waiting')];
  return (
    <p className={message.state}>
      <Icon name={icon} />
      {words}
    </p>
  );
}

function Greeting({ line }: { line: Of<'welcome'> }) {
  const f = useFormat();
  const { first } = useNames();
  return (
    <li className={message.message}>
      <p className={message.bubble} dir="auto">
        <bdi className="ds-sr-only">{first(line.author)}: </bdi>
        {line.text}
      </p>
      <p className={message.state}>{f.time(line.at)}</p>
    </li>
  );
}

/** What was erased is said with whose hand did it; every other problem with what it means and what to do. */
function Problem({ line }: { line: Of<'problem'> }) {
  const { t } = useTranslation('messages');
  const { first, isMe } = useNames();
  if (line.code === 'E_ERASED' && line.by)
    return (
      <li className={lines.event}>
        <Icon name="close" />
        <span>{isMe(line.by) ? t('erased.mine') : t('erased.theirs', { name: first(line.by) })}</span>
      </li>
    );
  return (
    <li className={lines.event}>
      <Mark code={line.code} />
    </li>
  );
}

/** Rows whose key is not here: the past before a person has made sure who has come back, or what is on its way. */
function Locked({ count }: { count: number }) {
  const { t } = useTranslation('messages');
  const { firstName } = useTherapist();
  const waiting = useWaiting();
  return (
    <li className={lines.event}>
      <Icon name="lock" />
      <span>{waiting ? t('locked', { count, name: firstName }) : t('nokey', { count })}</span>
    </li>
  );
}

function Mark({ code }: { code: string }) {
  const { t } = useTranslation('errors');
  const known = errorCodes.find((each) => each === code) ?? 'E_UNEXPECTED';
  return (
    <span className={lines.mark}>
      <Icon name="info" />
      <span>
        {t(`${known}.what`)} {t(`${known}.next`)}
      </span>
    </span>
  );
}
