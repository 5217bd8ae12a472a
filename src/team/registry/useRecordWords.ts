import { useTranslation } from 'react-i18next';
import type { EpisodeRecord } from '../../care/items/registry';
import type { Lack } from '../../care/registry/completeness';
import type { RecordField } from '../../care/registry/episode-record';
import type { Source } from '../../care/registry/span';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';

/** A record in words: what its fields are called and say, where they come from, and what would mend what lacks. */
export function useRecordWords() {
  const { t } = useTranslation(['registry', 'referrals', 'team']);
  const f = useFormat();
  const content = useContent();
  const unknown = t('unknown');
  const day = (on: string | null) => (on ? f.dayAndYear(on) : unknown);
  const list = (words: readonly string[], none: string) => (words.length > 0 ? f.list(words) : none);

  const work = (said: EpisodeRecord['workStart']) =>
    said
      ? [t(`referrals:work.${said.status}`), said.percent === null ? '' : f.percent(said.percent)].filter(Boolean).join(', ')
      : unknown;
  const contacts = (all: EpisodeRecord['contacts']) => {
    if (all.length === 0) return t('none.entered');
    const sum = (pick: (one: EpisodeRecord['contacts'][number]) => number) => all.reduce((n, one) => n + pick(one), 0);
    const held = sum(({ attendance, count }) => (attendance === 'attended' || attendance === 'late' ? count : 0));
    const missed = sum(({ count }) => count) - held;
    return [
      t('contacts.held', { count: held, time: f.minutes(sum(({ minutes }) => minutes)) }),
      ...(missed > 0 ? [t('contacts.missed', { count: missed })] : []),
      t('contacts.around', { time: f.minutes(sum(({ around }) => around)) }),
    ].join('. ');
  };
  const partner = ({ partner: who, consent, toldOn }: EpisodeRecord['partners'][number]) =>
    [
      `${t(`partner.${who}`)}: ${consent ? t(`consent.${consent}`) : t('consent.unasked')}`,
      ...(toldOn ? [t('told', { date: f.day(toldOn) })] : []),
    ].join(', ');

  const said: { [F in RecordField]: (value: EpisodeRecord[F]) => string } = {
    birthYear: (year) => (year === null ? unknown : String(year)),
    gender: (one) => (one ? t(`gender.${one}`) : unknown),
    kommune: (one) => one ?? unknown,
    bydel: (one) => one ?? unknown,
    interpreter: (one) => (one === null ? unknown : t(one ? 'yes' : 'no')),
    contactAt: day,
    source: (one) => (one ? t(`referrals:source.${one}`) : unknown),
    problems: (all) =>
      all
        ? list(
            all.map((one) => t(`referrals:problem.${one}`)),
            unknown,
          )
        : unknown,
    primary: (one) => (one ? t(`referrals:problem.${one}`) : unknown),
    answeredOn: day,
    assessedOn: day,
    startedOn: day,
    secondOn: day,
    outcome: (one) => (one ? t(`referrals:outcome.${one}`) : unknown),
    exclusion: (all) =>
      list(
        all.map((one) => t(`referrals:exclusion.${one}`)),
        t('none'),
      ),
    help: (all) =>
      list(
        all.map((one) => t(`referrals:help.${one}`)),
        unknown,
      ),
    contacts,
    otherMinutes: (minutes) => (minutes > 0 ? f.minutes(minutes) : t('none.entered')),
    programmes: (all) => list(all.map(content.programmeTitle), t('none')),
    measures: (all) =>
      list(
        all.map(({ instrument, first, last, count }) =>
          t('measure', { name: content.instrumentName(instrument), first: first.total, last: last.total, count }),
        ),
        t('none'),
      ),
    workStart: work,
    workEnd: work,
    partners: (all) => (all.length > 0 ? all.map(partner).join('. ') : unknown),
    experience: (all) =>
      all ? t('experience', { answers: all.map((one) => (one === null ? '–' : String(one))).join(' ') }) : unknown,
    alerts: ({ raised, inTime }) => (raised > 0 ? t('alerts', { count: raised, inTime }) : t('none')),
    endedOn: day,
    endReason: (one) => (one ? t(`team:discharge.reason.${one}`) : unknown),
  };

  return {
    label: (field: RecordField): string => t(`field.${field}`),
    value: <F extends RecordField>(record: EpisodeRecord, field: F): string => said[field](record[field]),
    from: ({ kind, on }: Source): string => t(`from.${kind}`, { date: f.day(on) }),
    lack: ({ mend, instrument }: Lack): string =>
      t(`mend.${mend}`, { name: instrument ? content.instrumentName(instrument) : '' }),
  };
}
