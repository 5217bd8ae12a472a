import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../care/csv';
import { countsOf, type Fact, factsOf } from '../../care/forms/facts';
import { filledIn } from '../../care/forms/form';
import type { Acts } from '../../client/api';
import { loadForms } from '../../content/forms';
import { useAct } from '../../engine/act';
import { errorCode, useEngine, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Select } from '../../ui/controls/fields';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import { useMe } from '../kit/useMe';
import styles from './criteria.module.css';

/** Forms that others ask for, filled in as far as Mellom knows or somebody has entered; what is open is marked. */
export function FormsDialog({
  grounds,
  onClose,
}: {
  grounds: Omit<Parameters<typeof factsOf>[0], 'report'>;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('criteria');
  const f = useFormat();
  const language = i18n.language === 'nn' || i18n.language === 'en' ? i18n.language : 'nb';
  const { year } = grounds;
  const today = localDate(useNow());
  const period = { from: `${year}-01-01`, until: today < `${year}-12-31` ? today : `${year}-12-31` };
  const report = useView('handIn', period);
  const forms = useQuery({ queryKey: ['forms'], queryFn: loadForms, staleTime: Number.POSITIVE_INFINITY });
  const [id, setId] = useState('');
  const engine = useEngine();
  const { about } = useMe();
  const { busy, failed, act } = useAct();
  const chosen = forms.data?.find((form) => form.id === id) ?? forms.data?.[0];
  const prepared = report.data?.prepared;
  const rows = chosen && prepared ? filledIn(chosen, factsOf({ ...grounds, report: prepared }), language) : [];
  const wrong = forms.error ?? report.error;
  const words = (fact: Fact | null): string => {
    if (!fact) return '';
    if (typeof fact.value === 'boolean') return t(fact.value ? 'entry.yes' : 'entry.no');
    return typeof fact.value === 'number' ? f.number(fact.value, 2) : fact.value;
  };
  const from = (fact: Fact | null) => t(fact ? `from.${fact.from}` : 'forms.open');
  // Counts that leave are remembered before they do, so that whatever leaves next is tried against them.
  const remember = async (acts: Acts, way: 'csv' | 'pdf') => {
    const counts =
      chosen &&
      prepared &&
      countsOf(
        prepared,
        chosen.questions.flatMap((question) => question.fact ?? []),
      );
    if (counts) await acts.keepFile(period, counts, way);
  };
  const save = async () => {
    if (!chosen) return;
    const table = [
      [t('forms.question'), t('forms.answer'), t('forms.from')],
      ...rows.map(({ ask, fact }) => [ask, words(fact), from(fact)]),
    ];
    if (await act((acts) => remember(acts, 'csv'))) saveFile(`${chosen.id}-${year}.csv`, 'text/csv', csvOf(table));
  };
  const pdf = () =>
    chosen &&
    act(async (acts) => {
      const made = new Date().toISOString();
      const { file } = await engine.pdf({
        language,
        title: `${chosen.title[language]}, ${year}`,
        sender: [about?.municipality, about?.name].flatMap((one) => (one ? [one] : [])),
        marks: [f.dayAndYear(made)],
        to: [],
        blocks: [
          {
            type: 'text',
            text: chosen.inferred ? t('forms.inferred') : t('forms.source', { source: chosen.source }),
            quiet: true,
          },
          {
            type: 'table',
            head: [t('forms.question'), t('forms.answer'), t('forms.from')],
            rows: rows.map(({ ask, fact }) => [ask, words(fact) || '–', from(fact)]),
            widths: [0.5, 0.28, 0.22],
          },
          { type: 'text', text: t('forms.small'), quiet: true },
        ],
        closing: [],
        footer: about?.name ?? '',
        made,
      });
      await remember(acts, 'pdf');
      saveFile(`${chosen.id}-${year}.pdf`, 'application/pdf', file.slice());
    });
  return (
    <Dialog
      sheet={false}
      wide
      heading={t('forms.title', { year })}
      onClose={onClose}
      actions={
        <>
          <Button icon="print" busy={busy} onClick={() => void pdf()} disabled={rows.length === 0}>
            {t('forms.pdf')}
          </Button>
          <Button variant="secondary" icon="save" busy={busy} onClick={() => void save()} disabled={rows.length === 0}>
            {t('forms.save')}
          </Button>
        </>
      }
    >
      {failed && <ErrorCard code={failed} />}
      {wrong ? (
        <ErrorCard code={errorCode(wrong)} retry={() => void Promise.all([forms.refetch(), report.refetch()])} />
      ) : !chosen || !prepared ? (
        <>
          <p className="muted">{t('forms.trying')}</p>
          <Loading lines={5} />
        </>
      ) : (
        <div className="stack">
          <Select label={t('forms.which')} value={chosen.id} onChange={(event) => setId(event.target.value)}>
            {forms.data?.map((form) => (
              <option key={form.id} value={form.id}>
                {form.title[language]}
              </option>
            ))}
          </Select>
          <Hint>{chosen.inferred ? t('forms.inferred') : t('forms.source', { source: chosen.source })}</Hint>
          <dl className={styles.form}>
            {rows.map(({ id: question, ask, fact }) => (
              <div key={question}>
                <dt>{ask}</dt>
                <dd>
                  {fact && <b>{words(fact)}</b>} <small>{from(fact)}</small>
                </dd>
              </div>
            ))}
          </dl>
          <p className="muted">{t('forms.small')}</p>
        </div>
      )}
    </Dialog>
  );
}
