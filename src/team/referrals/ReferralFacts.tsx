import { useTranslation } from 'react-i18next';
import type { Clock } from '../../care/referrals/clock';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import type { Referral } from '../../care/referrals/referrals';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';

/** What somebody has told, measured and asked for, as far as it is known; what was not asked is not listed. */
export function ReferralFacts({
  row,
  referral,
  previous,
}: {
  row: ReferralRow;
  referral: Referral;
  previous: Referral['item'] | null;
}) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const content = useContent();
  const { item } = referral;
  const clock = (one: Clock) =>
    one.stoppedOn
      ? t('peek.clockDone', { count: one.days, date: f.day(one.stoppedOn) })
      : t('peek.clock', { count: one.days, due: f.day(one.due) });
  const needs = [
    item.needs?.interpreter ? t('need.interpreter') : null,
    item.needs?.language,
    item.needs?.hearing ? t('need.hearing') : null,
    item.needs?.sight ? t('need.sight') : null,
    item.needs?.other,
  ].filter(Boolean);
  const work = item.work && [
    t(`work.${item.work.status}`),
    item.work.percent === undefined ? null : f.percent(item.work.percent),
  ];
  const gp = item.gp && [item.gp.name, t(`gpTold.${item.gp.mayTell}`)].filter(Boolean).join(', ');
  const totals = Object.entries(row.totals).map(([id, total]): [string, string] => [content.instrumentName(id), String(total)]);
  const { before } = row;
  const last = previous && [
    previous.problems
      .map((one) => t(`problem.${one}`))
      .join(', ')
      .toLocaleLowerCase(),
    previous.words && `«${previous.words}»`,
  ];
  const facts: [string, string | null | undefined][] = [
    [t('peek.assessment'), clock(row.assessment)],
    [t('peek.start'), clock(row.start)],
    [t('peek.before'), before && t('peek.ended', { date: f.dayAndYear(before.on), reason: t(`end.${before.reason}`) })],
    [t('peek.lastTime'), last?.filter(Boolean).join('. ')],
    ...totals,
    [t('peek.since'), item.since && t(`since.${item.since}`)],
    [t('peek.wish'), item.wish],
    [t('peek.helped'), item.helped],
    [t('peek.work'), work?.filter(Boolean).join(', ')],
    [t('peek.times'), item.times],
    [t('peek.reach'), item.reach.not],
    [t('peek.needs'), needs.join(', ')],
    [t('peek.gp'), gp],
    [t('peek.elsewhere'), item.elsewhere],
  ];
  return (
    <dl className={lists.why}>
      {facts.map(([label, text]) =>
        text ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
