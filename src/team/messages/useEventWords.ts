import { useTranslation } from 'react-i18next';
import { talkFirst } from '../../care/programmes/progress';
import type { ThreadLine } from '../../care/thread/thread';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useNames } from '../kit/useNames';

type EventLine = Extract<ThreadLine, { type: 'event' }>;
type MembersLine = Extract<ThreadLine, { type: 'members' }>;

/** The small lines between the messages, in words. */
export function useEventWords(called: string, now: string) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const nameOf = useNames(called);
  const whom = useNames(called, t('team.me'));
  const list = (accounts: readonly string[]) => content.join(accounts.map(whom));

  const members = ({ kind, by, added, removed }: MembersLine): string => {
    const names = { by: nameOf(by), added: list(added), removed: list(removed) };
    if (kind === 'started') return t('talk.members.started', names);
    if (kind === 'joined')
      return t(removed.length > 0 ? 'talk.members.rejoined' : 'talk.members.joined', { added: content.join(added.map(nameOf)) });
    if (added.length > 0 && removed.length > 0) return t('talk.members.both', names);
    if (added.length > 0) return t('talk.members.added', names);
    return removed.length > 0 ? t('talk.members.removed', names) : t('talk.members.keys', names);
  };

  const event = ({ event: what, author, detail }: EventLine): string => {
    const by = nameOf(author);
    const text = (key: string) => String(detail[key] ?? '');
    const begun = (names: EventLine['detail']) => {
      const what = content.begunWords(names);
      return what && t('talk.event.begun', { what });
    };
    const said = (words: string) => (words ? ` «${words}»` : '');
    switch (what) {
      case 'questionnaire': {
        const instrument = content.instrumentName(text('instrument'));
        const said = detail.entered ? 'entered' : 'questionnaire';
        return 'total' in detail
          ? t(`talk.event.${said}Score`, { author: by, instrument, total: text('total') })
          : t(`talk.event.${said}`, { author: by, instrument });
      }
      case 'part-finished':
        return t('talk.event.part-finished', { author: by, part: content.partTitle(text('programme'), text('part')) });
      case 'feedback':
        return t('talk.event.feedback', { author: by, part: content.partOf(text('address')) });
      case 'entry-comment':
        return t('talk.event.entry-comment', { author: by, text: text('text') });
      case 'sleep-window':
        return t('talk.event.sleep-window', {
          from: f.hm(text('lightsOff')),
          to: f.hm(text('riseTime')),
          date: f.day(text('from')),
        });
      case 'appointment': {
        const when = f.moment(text('start'), now);
        if (detail.cancelled) return t('talk.event.appointmentCancelled', { when }) + said(text('why'));
        return t('talk.event.appointment', { when, mode: t(`appointments.mode.${text('mode') as 'video'}`) }) + said(text('why'));
      }
      case 'proposal':
        return t('talk.event.proposal', { author: by, count: Number(detail.count), until: f.moment(text('until'), now) });
      case 'appointment-answer': {
        const when = detail.start ? f.moment(text('start'), now) : '';
        return t(`talk.event.appointment-answer.${text('answer') as 'chosen'}`, { author: by, when }) + said(text('words'));
      }
      case 'session':
        return t('talk.event.session', { author: by, when: f.moment(text('start'), now) }) + said(text('next'));
      case 'course-place':
        return t(`talk.event.course-place.${text('state') as 'place'}`, { author: by, title: text('title') });
      case 'course-meeting': {
        const words = { title: text('title'), when: f.moment(text('start'), now) };
        return t(detail.cancelled ? 'talk.event.course-meeting.cancelled' : 'talk.event.course-meeting.moved', words);
      }
      case 'course-answer':
        return t(detail.coming ? 'talk.event.course-answer.coming' : 'talk.event.course-answer.not', { author: by });
      case 'assigned':
        return t(detail.self ? 'talk.event.selfStarted' : 'talk.event.assigned', {
          author: by,
          what: content.assignedWords(detail),
        });
      case 'planned':
        return t('talk.event.planned', { author: by, programme: content.programmeTitle(text('programme')) });
      case 'part-opened':
        return t('talk.event.part-opened', { author: by, part: content.partTitle(text('programme'), text('part')) });
      case 'release': {
        const feature = content.featureName(text('feature'));
        if (text('feature') === talkFirst)
          return t(detail.released ? 'talk.event.talked' : 'talk.event.talkAgain', { author: by });
        return t(detail.released ? 'talk.event.release' : 'talk.event.releaseBack', { author: by, feature });
      }
      case 'cover': {
        const cover = { author: by, name: whom(text('by')), days: f.days(text('from'), text('until')) };
        return t(detail.ended ? 'talk.event.coverEnded' : 'talk.event.cover', cover);
      }
      case 'handover':
        return t('talk.event.handover', { author: by, name: whom(text('to')), note: text('note') });
      case 'referral':
        return t(detail.entered ? 'talk.event.referralEntered' : 'talk.event.referral', { author: by });
      case 'care-mode': {
        const help = content.join(
          text('help')
            .split(',')
            .map((one) => t(`episode.help.${one as 'course'}`)),
        );
        return t('talk.event.care-mode', { author: by, help, from: f.day(text('from')) });
      }
      case 'discharge':
        return t(detail.reopened ? 'talk.event.reopened' : 'talk.event.discharge', { author: by });
      case 'decision':
        return [t('talk.event.decision', { author: by, letter: text('letter') }), begun(detail)].filter(Boolean).join(' ');
      case 'identity':
        return t('talk.event.identity', { author: by, name: called });
      case 'custody':
        return t('talk.event.custody', { author: by, reason: text('reason') });
      case 'struck': {
        const instrument = content.instrumentName(text('instrument'));
        const words = { author: by, instrument, date: f.day(text('answeredAt')), reason: text('reason') };
        return t(detail.restored ? 'talk.event.struckBack' : 'talk.event.struck', words);
      }
      case 'consent': {
        const words = { author: by, partner: t(`partner.${text('partner') as 'gp'}`), date: f.day(text('on')) };
        return t(`talk.event.consent.${text('how') as 'phone'}.${text('state') as 'given'}`, words);
      }
      case 'document':
        return t(`talk.event.document.${text('state') as 'reading'}`, { author: by });
      case 'document-read':
        return t(detail.fine ? 'talk.event.document-read' : 'talk.event.document-read.not', { author: by, note: text('note') });
      case 'document-sent':
        return t('talk.event.document-sent', { author: by, to: text('to'), date: f.day(text('on')) });
      case 'filed':
        return t(detail.undone ? 'talk.event.filedBack' : `talk.event.filed.${text('what') as 'period'}`, { author: by });
      case 'remark':
        if (detail.withdrawn) return t('talk.event.remark.withdrawn', { author: by });
        return t(`talk.event.remark.${text('about') as 'correction'}`, { author: by, text: text('text') });
      case 'retention':
        return t('talk.event.retention', { date: f.dayAndYear(text('on')), count: Number(detail.months) });
      case 'erased':
        return detail.of !== undefined && detail.of !== author
          ? t('talk.event.erasedOther', { author: by, name: whom(text('of')) })
          : t('talk.event.erased', { author: by });
    }
  };
  return { members, event };
}
