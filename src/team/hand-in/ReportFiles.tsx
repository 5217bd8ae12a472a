import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../care/csv';
import type { Period } from '../../care/reports/report';
import { fileOf } from '../../care/reports/sections';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { saveFile } from '../../ui/saveFile';
import { useKeys, useKeysOn } from '../kit/keys';
import styles from './hand-in.module.css';
import { useReportText } from './useReportText';

/** What is shown as files: data, a table, and a document for a council in either written norm. All of them tell the same. */
export function ReportFiles({ prepared, period }: { prepared: Views['handIn']['answer']['prepared']; period: Period }) {
  const { t, i18n } = useTranslation(['handin', 'report']);
  const engine = useEngine();
  const keysOn = useKeysOn();
  const textOf = useReportText();
  const { busy, failed, act } = useAct();
  /** Signs of the team's own names that the document's letters lack; each stands there as its number. */
  const [missing, setMissing] = useState<readonly string[]>([]);
  const name = `${t('file')}-${period.from}-${period.until}`;
  const language = i18n.language === 'nn' || i18n.language === 'en' ? i18n.language : 'nb';
  // What leaves is remembered before it does, so that whatever leaves next is tried against it.
  const json = async () => {
    if (await act((acts) => acts.keepFile(period, prepared, 'json')))
      saveFile(`${name}.json`, 'application/json', fileOf(prepared));
  };
  const csv = async () => {
    const table = csvOf(textOf(prepared, language).rows);
    if (await act((acts) => acts.keepFile(period, prepared, 'csv')))
      saveFile(`${name}.csv`, 'text/csv;charset=utf-8', `\uFEFF${table}`);
  };
  const pdf = (norm: 'nb' | 'nn') =>
    act(async (acts) => {
      await i18n.loadLanguages(norm);
      const { file, missing } = await engine.pdf(textOf(prepared, norm).text);
      setMissing(missing);
      await acts.keepFile(period, prepared, 'pdf');
      saveFile(`${name}-${norm}.pdf`, 'application/pdf', file.slice());
    });
  useKeys({ s: () => void json() }, keysOn);
  return (
    <>
      <Button variant="secondary" busy={busy} onClick={() => void json()}>
        {t('save')}
        {keysOn && <kbd>S</kbd>}
      </Button>
      <div className={styles.files}>
        <Button small variant="tertiary" icon="save" busy={busy} onClick={() => void csv()}>
          {t('csv')}
        </Button>
        {(['nb', 'nn'] as const).map((norm) => (
          <Button key={norm} small variant="tertiary" icon="print" busy={busy} onClick={() => void pdf(norm)}>
            {t(`pdf.${norm}`)}
          </Button>
        ))}
      </div>
      <p role="status" className="muted">
        {missing.length > 0 && t('report:file.missing', { signs: missing.join(' ') })}
      </p>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
