import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadLine } from '../../care/thread';
import { errorCodes } from '../../protocol/errors';
import { useEngineState, useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Icon, type IconName } from '../../ui/Icon';

/** One line of the conversation: a message, a greeting, something that happened, a change of who is here, or a problem. */
export const Line = memo(function Line({ line }: { line: ThreadLine }) {
  switch (line.type) {
    case 'message':
      return <Message line={line} />;
    case 'welcome':
      return <Greeting line={line} />;
    case 'event':
      return <Happened line={line} />;
    case 'members':
      return <Members line={line} />;
    case 'problem':
      return <Problem line={line} />;
  }
});
type Of<K extends ThreadLine['type']> = Extract<ThreadLine, { type: K }>;

function Message({ line }: { line: Of<'message'> }) {
  const { t } = useTranslation(['messages', 'common']);
  const f = useFormat();
  const name = useName();
  return (
    <li className={`msg ${line.mine ? 'me' : 'them'}${line.delivery === 'saved' && line.mine ? ' waiting' : ''}`}>
      <p className="bub">
        <span className="ds-sr-only">{line.mine ? t('common:you') : name(line.author)}: </span>
        {line.text}
      </p>
      {line.mine ? <Delivered line={line} /> : <p className="state">{f.time(line.at)}</p>}
      {line.mark && <Mark code={line.mark} />}
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
      ? ['eye', t('read', { clock: f.clock(line.readAt ?? line.at) })]
      : line.delivery === 'delivered'
        ? ['delivered', t('delivered', { clock: f.clock(line.at) })]
        : line.delivery === 'sent'
          ? ['check', t('sent', { clock: f.clock(line.at) })]
          : ['clock', connection === 'online' ? t('sending') : t('waiting')];
  return (
    <p className="state">
      <Icon name={icon} />
      {words}
    </p>
  );
}

function Greeting({ line }: { line: Of<'welcome'> }) {
  const f = useFormat();
  const name = useName();
  return (
    <li className="msg them">
      <p className="bub">
        <span className="ds-sr-only">{name(line.author)}: </span>
        {line.text}
      </p>
      <p className="state">{f.time(line.at)}</p>
    </li>
  );
}

const eventIcons: Record<Of<'event'>['event'], IconName> = {
  questionnaire: 'form',
  'part-finished': 'book',
  feedback: 'eye',
  'entry-comment': 'pen',
  'sleep-window': 'moon',
  appointment: 'calendar',
  assigned: 'plus',
  release: 'check',
};

function Happened({ line }: { line: Of<'event'> }) {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const name = useName();
  const { data: me } = useView('me', null);
  const who = line.author === me?.account ? 'mine' : 'theirs';
  return (
    <li className="event">
      <Icon name={eventIcons[line.event]} />
      <span>
        {t(`event.${line.event}.${who}`, { name: name(line.author) })} <span className="muted">{f.time(line.at)}</span>
      </span>
    </li>
  );
}

/** Each change of members is a line in the conversation (docs/protocol.md, section 5, step 14). */
function Members({ line }: { line: Of<'members'> }) {
  const { t } = useTranslation(['messages', 'common']);
  const name = useName();
  const list = (accounts: readonly string[]) => accounts.map(name).join(', ');
  const said =
    line.kind === 'started'
      ? t('members.started', { by: name(line.by) })
      : line.kind === 'joined'
        ? t('members.joined', { names: list(line.added) })
        : [
            line.added.length > 0 ? t('members.added', { by: name(line.by), names: list(line.added) }) : '',
            line.removed.length > 0 ? t('members.removed', { by: name(line.by), names: list(line.removed) }) : '',
          ]
            .filter(Boolean)
            .join(' ');
  if (!said) return null;
  return (
    <li className="event">
      <Icon name="key" />
      <span>{said}</span>
    </li>
  );
}

function Problem({ line }: { line: Of<'problem'> }) {
  return (
    <li className="event problem">
      <Mark code={line.code} />
    </li>
  );
}

function Mark({ code }: { code: string }) {
  const { t } = useTranslation('errors');
  const known = errorCodes.find((each) => each === code) ?? 'E_UNEXPECTED';
  return (
    <span className="mark-line">
      <Icon name="info" />
      <span>
        {t(`${known}.what`)} {t(`${known}.next`)}
      </span>
    </span>
  );
}

/** First name of whoever wrote; oneself is "du". */
function useName(): (account: string) => string {
  const { t } = useTranslation(['messages', 'common']);
  const { data: me } = useView('me', null);
  return (account) =>
    account === me?.account
      ? t('common:you')
      : (me?.people.find((p) => p.account === account)?.name.split(' ')[0] ?? t('formerStaff'));
}
