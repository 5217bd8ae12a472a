import { useTranslation } from 'react-i18next';
import { promisedDays } from '../../care/referrals/clock';
import type { Look, ReferralRow } from '../../care/referrals/referral-rows';
import { daysBetween, useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useMe } from '../kit/useMe';

/** A referral in words: how long, who, what about, what to look at, what is next. */
export function useReferralWords(now: string) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const content = useContent();
  const { account, people } = useMe();

  const waited = ({ assessment, start }: ReferralRow): { text: string; tone: 'ok' | 'warn' | 'over' } => {
    if (start.days > promisedDays.start) return { text: t('overStart'), tone: 'over' };
    if (assessment.stoppedOn === null && assessment.days > promisedDays.assessment)
      return { text: t('overAssessment'), tone: 'warn' };
    const { due } = assessment.stoppedOn === null ? assessment : start;
    if (start.days === 0) return { text: t('today'), tone: 'ok' };
    const left = daysBetween(now, due);
    return { text: left === 0 ? t('dueToday') : left === 1 ? t('dueTomorrow') : t('left', { count: left }), tone: 'ok' };
  };
  const answer = ({ answer: promise }: ReferralRow): string | null =>
    promise && t(promise.late ? 'answerLate' : 'answerBy', { day: f.relative(promise.by, now) });
  const who = (row: ReferralRow): string =>
    [row.age === null ? null : t('age', { count: row.age }), t(`source.${row.source}`)].filter(Boolean).join(' · ');
  const about = ({ problems }: ReferralRow): string =>
    problems.map((one, i) => (i === 0 ? t(`problem.${one}`) : t(`problem.${one}`).toLocaleLowerCase())).join(', ');
  const look = (one: Look): string => {
    switch (one.look) {
      case 'risk':
        return t('look.risk', { value: one.value });
      case 'total':
        return t('look.total', { instrument: content.instrumentName(one.instrument), total: one.total });
      case 'interpreter':
        return one.language ? t('look.interpreterOf', { language: one.language }) : t('look.interpreter');
      case 'again':
        return t('look.again', { date: f.day(one.ended) });
      case 'double':
        return t('look.double', { name: content.join(one.of.map(({ name }) => name)) });
    }
  };
  const next = ({ next: step, talk }: ReferralRow): string =>
    step === 'talk' && talk ? t('next.talk', { when: f.relative(talk, now) }) : t(`next.${step === 'talk' ? 'call' : step}`);
  const withWhom = ({ therapist }: ReferralRow): string => {
    if (therapist === null) return t('withNobody');
    if (therapist === account) return t('withMe');
    return t('with', { name: people.find((one) => one.account === therapist)?.name ?? '' });
  };
  return { waited, answer, who, about, look, next, withWhom };
}
