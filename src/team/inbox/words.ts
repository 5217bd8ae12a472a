import { useTranslation } from 'react-i18next';
import type { AlertState, AssessmentAction } from '../../care/alerts/alert';
import type { InboxCause } from '../../care/desk/inbox';
import type { IconName } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useActionWords } from '../alerts/useActionWords';
import { useContent } from '../kit/catalogue';
import { signed } from '../kit/signed';
import { useNames } from '../kit/useNames';

/** How a reason looks: icon and words together, never the colour alone. Red-brown is for risk and deterioration only. */
export const looks: Record<InboxCause['reason'], { icon: IconName; tone: string; tag?: 'help' | 'dawn' | 'sky' | 'fjord' }> = {
  risk: { icon: 'warning', tone: 'risk', tag: 'help' },
  unreadable: { icon: 'shield', tone: 'late', tag: 'dawn' },
  held: { icon: 'warning', tone: 'late', tag: 'dawn' },
  alarm: { icon: 'shield', tone: 'late', tag: 'dawn' },
  'risk-handled': { icon: 'check', tone: 'good', tag: 'fjord' },
  'recovery-claimed': { icon: 'person', tone: 'late', tag: 'dawn' },
  knocked: { icon: 'key', tone: 'late', tag: 'dawn' },
  deterioration: { icon: 'worse', tone: 'worse', tag: 'help' },
  late: { icon: 'flat', tone: 'flat', tag: 'dawn' },
  message: { icon: 'message', tone: 'msg', tag: 'sky' },
  appointment: { icon: 'calendar', tone: 'msg', tag: 'sky' },
  'invitation-claimed': { icon: 'person', tone: 'good', tag: 'fjord' },
  feedback: { icon: 'book', tone: 'home', tag: 'sky' },
  homework: { icon: 'pen', tone: 'home', tag: 'sky' },
  'not-on-track': { icon: 'flat', tone: 'flat', tag: 'dawn' },
  'sudden-rise': { icon: 'worse', tone: 'flat', tag: 'dawn' },
  'outside-expected': { icon: 'flat', tone: 'flat', tag: 'dawn' },
  recovered: { icon: 'check', tone: 'good', tag: 'fjord' },
  'overdue-measure': { icon: 'form', tone: 'due', tag: 'dawn' },
  'followed-up': { icon: 'form', tone: 'good', tag: 'sky' },
  silence: { icon: 'more', tone: 'quiet' },
  'invitation-expired': { icon: 'clock', tone: 'quiet' },
  record: { icon: 'chart', tone: 'quiet' },
  retention: { icon: 'clock', tone: 'quiet' },
  remark: { icon: 'pen', tone: 'msg', tag: 'sky' },
  'letter-read': { icon: 'form', tone: 'msg', tag: 'sky' },
};

/** The words of a row: the reason, the facts beside it, when, and the rule that put it there. */
export function useCauseWords(now: string) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const nameOf = useNames(t('someone'), t('team.me'));
  const actionWords = useActionWords();

  const detail = ({ reason, facts, at }: InboxCause): string => {
    const text = (key: string) => String(facts[key] ?? '');
    const number = (key: string) => Number(facts[key] ?? 0);
    const instrument = content.instrumentName(text('instrument'));
    switch (reason) {
      case 'risk': {
        const option = content.riskOption(text('instrument'), number('value'));
        if (!facts.toldState) return t('detail.risk', { option });
        const told = { option, name: nameOf(text('toldBy')), when: shortMoment(f, text('toldAt'), now) };
        return t(`detail.riskTold.${facts.toldState as AlertState}`, told);
      }
      case 'risk-handled': {
        const name = nameOf(text('by'));
        if (!facts.action) return t('detail.risk-handled', { name });
        const also = facts.also ? text('also').split(',') : [];
        return t('detail.riskHandledBy', {
          name,
          action: actionWords({ also: [text('action'), ...also] as AssessmentAction[] }),
        });
      }
      case 'held':
        return t('detail.held', { options: text('options') });
      case 'deterioration':
        return t('detail.deterioration', {
          instrument,
          from: text('from'),
          to: text('to'),
          change: signed(number('to') - number('from')),
        });
      case 'not-on-track':
        return t('detail.not-on-track', { count: number('count'), instrument, from: text('from'), to: text('to') });
      case 'late':
        return t('detail.late', { count: number('count'), instrument, from: text('from'), to: text('to') });
      case 'sudden-rise':
        return t('detail.sudden-rise', { instrument, from: text('from'), to: text('to') });
      case 'outside-expected':
        return t('detail.outside-expected', { instrument, to: text('to'), upper: text('upper') });
      case 'recovered':
        return t('detail.recovered', { instruments: content.instrumentNames(text('instruments').split(',')) });
      case 'message':
        return t('detail.message', { count: number('count') || 1, text: oneLine(text('text')) });
      case 'appointment': {
        const said = t(`detail.appointment.${text('what') as 'change'}`, {
          when: facts.start ? f.moment(text('start'), now) : '',
        });
        return facts.words ? `${said} «${oneLine(text('words'))}»` : said;
      }
      case 'invitation-claimed':
        return t('detail.invitation-claimed', { called: text('called') });
      case 'recovery-claimed':
        return t('detail.recovery-claimed', { called: text('called') });
      case 'knocked':
        return t('detail.knocked', { count: number('count') || 1 });
      case 'feedback':
        return t('detail.feedback', { part: content.partOf(text('address')) });
      case 'homework':
        return t('detail.homework', { count: number('count') || 1, worksheet: content.worksheetName(text('worksheet')) });
      case 'overdue-measure':
        return t('detail.overdue-measure', {
          instruments: content.instrumentNames(text('instruments').split(',')),
          due: f.day(text('due') || at),
        });
      case 'followed-up':
        if (facts.instrument) return t('detail.followedUpWorse', { instrument, from: text('from'), to: text('to') });
        return t('detail.followed-up', { instruments: content.instrumentNames(text('instruments').split(',')) });
      case 'silence':
        return t('detail.silence', { count: number('days') });
      case 'invitation-expired':
        return t('detail.invitation-expired', { date: f.day(text('notAfter') || at) });
      case 'remark':
        return t(`detail.remark.${text('about') as 'correction'}`, { text: oneLine(text('text')) });
      case 'letter-read':
        return t(facts.fine ? 'detail.letter-read' : 'detail.letter-read.not');
      case 'record':
        return t('detail.record');
      case 'retention':
        return t('detail.retention', { date: f.dayAndYear(text('on')) });
      case 'alarm':
        return t('detail.alarm');
      case 'unreadable':
        return t('detail.unreadable');
    }
  };
  const when = ({ reason, facts, at }: InboxCause): string => {
    if (reason === 'message' && facts.replyBy) return t('when.promised', { day: f.relative(String(facts.replyBy), now) });
    if (reason === 'overdue-measure' && Number(facts.days) > 0) return t('when.days', { count: Number(facts.days) });
    return reason === 'risk' || reason === 'risk-handled' || reason === 'message' ? shortMoment(f, at, now) : f.relative(at, now);
  };
  return {
    reason: (cause: InboxCause) => t(`reason.${cause.reason}`),
    detail,
    when,
    rule: (cause: InboxCause) => t(`rule.${cause.reason}`),
  };
}

/** "i går 21.14": as short as a column allows. */
function shortMoment(f: ReturnType<typeof useFormat>, at: string, now: string): string {
  const days = (Date.parse(now) - Date.parse(at)) / 86_400_000;
  return days < 6 ? `${f.relative(at, now)} ${f.time(at)}` : f.relative(at, now);
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
