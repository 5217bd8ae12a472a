import { useTranslation } from 'react-i18next';
import { talkFirst } from '../../care/programmes/progress';
import type { ThreadLine } from '../../care/thread/thread';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import { useTherapist } from '../kit/therapist';
import { useTitles } from '../kit/useTitles';
import type { ToldEvent } from './days';
import styles from './Happened.module.css';
import lines from './lines.module.css';

type Members = Extract<ThreadLine, { type: 'members' }>;

const icons: Record<ToldEvent['event'], IconName> = {
  questionnaire: 'form',
  'part-finished': 'book',
  feedback: 'eye',
  'entry-comment': 'pen',
  'sleep-window': 'moon',
  appointment: 'calendar',
  proposal: 'calendar',
  'appointment-answer': 'calendar',
  session: 'check',
  'course-place': 'today',
  'course-meeting': 'today',
  'course-answer': 'today',
  planned: 'book',
  'part-opened': 'check',
  release: 'check',
  cover: 'people',
  handover: 'people',
  referral: 'door',
  'care-mode': 'stairs',
  discharge: 'check',
  decision: 'message',
  identity: 'key',
  custody: 'eye',
  erased: 'close',
  struck: 'close',
  filed: 'save',
  consent: 'shield',
  document: 'form',
  'document-read': 'eye',
  'document-sent': 'send',
  retention: 'clock',
  remark: 'pen',
};

/** Something that happened between the messages, said in one sentence, with what somebody wrote about it. */
export function Happened({ line }: { line: ToldEvent }) {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const [said, quote] = useSaid(line);
  return (
    <li className={lines.event}>
      <Icon name={icons[line.event]} />
      <span>
        {said} <span className="muted">{f.time(line.at)}</span>
        {quote &&
          (line.event === 'decision' ? (
            <>
              <span className={`${styles.quote} ${styles.letter}`}>{quote}</span>
              <Begun detail={line.detail} />
            </>
          ) : (
            <q className={styles.quote}>{t('event.quote', { text: quote })}</q>
          ))}
      </span>
    </li>
  );
}

/** What begins with the answer to somebody who asked for help; it stands on I dag when it is time. */
function Begun({ detail }: Pick<ToldEvent, 'detail'>) {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const titles = useTitles();
  const names = (key: string) =>
    String(detail[key] ?? '')
      .split(',')
      .filter(Boolean);
  const what = [
    ...names('programme').map((id) => titles?.programmes.find((one) => one.id === id)?.title),
    ...names('questionnaire').map((id) => titles?.instruments.find((one) => one.id === id)?.title),
    ...names('worksheet').map((id) => titles?.worksheets.find(([one]) => one === id)?.[1]),
  ].filter((title) => title !== undefined);
  if (what.length === 0) return null;
  return <span className={styles.quote}>{t('event.decision.begins', { what: f.list(what) })}</span>;
}

function useSaid({ event, author, detail }: ToldEvent): [said: string, quote?: string] {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const names = useNames();
  const { person: therapist } = useTherapist();
  const text = (key: string) => String(detail[key] ?? '');
  const name = names.first(author);
  switch (event) {
    case 'cover': {
      const by = names.first(text('by'));
      if (detail.ended) return [t('event.cover.ended', { by })];
      const words = { by, name, days: f.days(text('from'), text('until')) };
      return [author === therapist?.account ? t('event.cover', words) : t('event.cover.other', words), text('note')];
    }
    case 'handover': {
      const to = names.first(text('to'));
      const own = text('to') === author;
      return [own ? t('event.handover.self', { to }) : t('event.handover', { to, name }), text('note')];
    }
    case 'care-mode': {
      const help = f.list(
        text('help')
          .split(',')
          .map((one) => t(`help.${one as 'course'}`)),
      );
      return [t('event.care-mode', { name, help, from: f.day(text('from')) }), text('note')];
    }
    case 'discharge':
      return [t(detail.reopened ? 'event.reopened' : 'event.discharge', { name })];
    case 'decision':
      return [t('event.decision', { name }), text('letter')];
    case 'identity':
      return [t('event.identity', { name })];
    case 'custody':
      return [t('event.custody', { name }), text('reason')];
    case 'erased':
      if (names.isMe(author)) return [t('event.erased.mine')];
      return [
        detail.of === undefined || detail.of === author ? t('event.erased.theirs', { name }) : t('event.erased.other', { name }),
      ];
    case 'struck': {
      const words = { name, date: f.day(text('answeredAt')) };
      return [t(detail.restored ? 'event.struck.back' : 'event.struck', words), text('reason')];
    }
    case 'entry-comment': {
      const praise = detail.praise && !names.isMe(author);
      return [
        t(praise ? 'event.praise' : `event.entry-comment.${names.isMe(author) ? 'mine' : 'theirs'}`, { name }),
        text('text'),
      ];
    }
    case 'consent': {
      const words = { name, partner: t(`partner.${text('partner') as 'gp'}`), date: f.day(text('on')) };
      return [t(`event.consent.${text('how') as 'phone'}.${text('state') as 'given'}`, words)];
    }
    case 'document':
      return [t(`event.document.${text('state') as 'reading'}`, { name })];
    case 'document-read':
      return [t(detail.fine ? 'event.document-read' : 'event.document-read.not'), text('note')];
    case 'document-sent':
      return [t('event.document-sent', { name, to: text('to'), date: f.day(text('on')) })];
    case 'filed':
      return [t(detail.undone ? 'event.filed.back' : `event.filed.${text('what') as 'period'}`, { name })];
    case 'remark': {
      if (detail.withdrawn) return [t('event.remark.withdrawn')];
      return [t(`event.remark.${text('about') as 'correction'}`), text('text')];
    }
    case 'retention':
      return [t('event.retention', { date: f.dayAndYear(text('on')), count: Number(detail.months) })];
    case 'release':
      if (text('feature') === talkFirst) return [t('event.talked', { name })];
      return [t(`event.release.${names.isMe(author) ? 'mine' : 'theirs'}`, { name })];
    case 'appointment':
      if (detail.cancelled) return [t('event.appointment.cancelled', { name }), text('why')];
      return [t(`event.appointment.${names.isMe(author) ? 'mine' : 'theirs'}`, { name }), text('why')];
    case 'appointment-answer':
      return [t(`event.appointment-answer.${text('answer') as 'chosen'}`), text('words')];
    case 'session':
      return [t('event.session', { date: f.day(text('start')) }), text('next')];
    case 'course-place':
      return [t(`event.course-place.${text('state') as 'place'}`, { title: text('title') })];
    case 'course-meeting': {
      const words = { title: text('title'), when: f.moment(text('start')) };
      return [t(detail.cancelled ? 'event.course-meeting.cancelled' : 'event.course-meeting.moved', words)];
    }
    case 'course-answer':
      return [t(detail.coming ? 'event.course-answer.coming' : 'event.course-answer.not')];
    default:
      return [t(`event.${event}.${names.isMe(author) ? 'mine' : 'theirs'}`, { name })];
  }
}

/** Each change of members is a line in the conversation (docs/protocol.md, section 5, step 14). */
export function MembersLine({ line }: { line: Members }) {
  const said = useMembersSaid()(line);
  if (!said) return null;
  return (
    <li className={lines.event}>
      <Icon name="key" />
      <span>{said}</span>
    </li>
  );
}

/** A change of members as a sentence: who, and by whom. What one's own client had to do is not said as one's own doing. */
export function useMembersSaid(): (change: Pick<Members, 'by' | 'added' | 'removed'> & { kind?: Members['kind'] }) => string {
  const { t } = useTranslation('messages');
  const { first, isMe, isStaff } = useNames();
  const list = (accounts: readonly string[]) => accounts.map(first).join(', ');
  return ({ by, added, removed, kind }) => {
    if (kind === 'started') return t('members.started', { by: first(by) });
    // Whoever takes a citizen's place brings themselves in: a claim adds its author and nobody else.
    if (added.length === 1 && added[0] === by && !isStaff(by)) {
      if (removed.some(isMe)) return t('members.replaced');
      return removed.length > 0 && isMe(by) ? t('members.joinedAgain') : t('members.joined', { names: list(added) });
    }
    const came = { by: first(by), names: list(added) };
    const went = { by: first(by), names: list(removed) };
    return [
      added.length > 0 ? (isMe(by) ? t('members.addedByYou', came) : t('members.added', came)) : '',
      removed.length > 0 ? (isMe(by) ? t('members.removedByYou', went) : t('members.removed', went)) : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
}
