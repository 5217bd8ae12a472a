import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lastTold } from '../../care/alerts/told';
import type { CaseView } from '../../care/case-view';
import type { InboxRow } from '../../care/desk/inbox';
import { useFormat } from '../../ui/format';
import { useRiskWords } from '../alerts/useRiskWords';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import { signed } from '../kit/signed';
import { useOpenedSince } from '../kit/useOpenedSince';

type Fact = readonly [label: string, value: ReactNode];

/** The facts behind a reason, as a list that can be read in five seconds. */
export function Facts({ row, view, now, detail }: { row: InboxRow; view: CaseView; now: string; detail: string }) {
  const own = useOwnFacts(row, view, now, detail);
  const general = useGeneralFacts(view, now);
  const risk = useRiskFacts(row, view, now);
  const facts = row.reason === 'risk' ? risk : [...own, ...general];
  return (
    <dl className={lists.why}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useOwnFacts(row: InboxRow, view: CaseView, now: string, detail: string): Fact[] {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const { facts } = row;
  const instrument = content.instrumentName(String(facts.instrument ?? ''));
  switch (row.reason) {
    case 'deterioration':
    case 'not-on-track':
      return [
        [t('fact.start'), `${instrument} ${facts.from}`],
        [t('fact.now'), <b key="to">{`${instrument} ${facts.to}`}</b>],
        [t('fact.change'), signed(Number(facts.to) - Number(facts.from))],
        ...(facts.count ? [[t('fact.measures'), String(facts.count)] as const] : []),
      ];
    case 'risk-handled':
      return [[t('fact.told'), detail]];
    case 'message':
      return [
        [t('fact.message'), f.moment(row.at, now)],
        ...(facts.replyBy ? [[t('fact.promise'), f.date(String(facts.replyBy))] as const] : []),
      ];
    case 'invitation-claimed':
      return [
        [t('fact.joined'), f.moment(row.at, now)],
        [t('fact.called'), view.called || view.name],
      ];
    case 'feedback':
      return [
        [t('fact.part'), content.partOf(String(facts.address ?? ''))],
        ...(facts.note ? [[t('fact.note'), `«${facts.note}»`] as const] : []),
      ];
    default:
      return [[t('fact.new'), detail]];
  }
}

function useGeneralFacts(view: CaseView, now: string): Fact[] {
  const { t } = useTranslation('team');
  const f = useFormat();
  const next = view.appointments.find((a) => !a.cancelled && a.start > now);
  return [
    [t('fact.lastHeard'), view.lastFromCitizen ? f.moment(view.lastFromCitizen, now) : t('fact.never')],
    [t('fact.next'), next ? f.moment(next.start, now) : t('fact.noNext')],
  ];
}

function useRiskFacts(row: InboxRow, view: CaseView, now: string): Fact[] {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const words = useRiskWords();
  const risk = view.openRisk;
  const opened = useOpenedSince(row.reason === 'risk' ? row.caseRef : null, risk?.at ?? null);
  if (row.reason !== 'risk' || !risk) return [];
  const instrument = String(row.facts.instrument ?? 'phq-9');
  const before = risk.previous;
  const told = lastTold(risk.told);
  const facts: Fact[] = [
    ...(told ? [[t('fact.told'), words.told(told, now)] as const] : []),
    [
      t('fact.answer'),
      <>
        {t('fact.answerValue', { instrument: content.instrumentName(instrument) })}{' '}
        <b>{`${risk.value}, «${content.riskOption(instrument, risk.value)}»`}</b>
      </>,
    ],
    [
      t('fact.last'),
      before
        ? `${t('fact.lastValue', { value: before.value, date: f.day(before.at) })}${
            before.value === 0 ? `. ${t('fact.lastNew')}` : risk.value > before.value ? `. ${t('fact.lastMore')}` : ''
          }`
        : t('fact.lastNone'),
    ],
    [t('fact.followUp'), risk.followUp ? words.followUp(risk.followUp) : t('fact.followUpNone')],
  ];
  if (risk.followUp?.reach) facts.push([t('fact.reach'), risk.followUp.reach]);
  facts.push([t('fact.sent'), f.moment(risk.at, now)]);
  facts.push([
    t('fact.openedBy'),
    opened ? t('fact.opened', { name: opened.name, when: f.moment(opened.at, now) }) : t('fact.openedNobody'),
  ]);
  return facts;
}
