import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../care/csv';
import { figuresJson } from '../../care/figures/told';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { saveFile } from '../../ui/saveFile';
import { useReport } from './report';
import styles from './report.module.css';
import { useReportText } from './useReportText';
import { useWords } from './useWords';

/** The figures as files, small numbers hidden: a table, data, and a document for a council in either written norm. */
export function ReportFiles({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('report');
  const engine = useEngine();
  const { figures, part } = useReport();
  const words = useWords();
  const whom = part && `${t(`dimension.${part.dimension}`)}: ${words.value(part.dimension, part.value)}`;
  const textOf = useReportText();
  const { busy, failed, act } = useAct();
  /** Signs of the team's own names that the document's letters lack; each stands there as its number. */
  const [missing, setMissing] = useState<readonly string[]>([]);
  const name = `${t('file.name')}-${figures.question.from}-${figures.question.to}`;
  const pdf = (language: 'nb' | 'nn') =>
    act(async () => {
      await i18n.loadLanguages(language);
      const { file, missing } = await engine.pdf(textOf(figures, language, whom).text);
      setMissing(missing);
      saveFile(`${name}-${language}.pdf`, 'application/pdf', file.slice());
    });
  const language = i18n.language === 'nn' || i18n.language === 'en' ? i18n.language : 'nb';
  return (
    <div className={styles.files}>
      <Button
        small
        variant="tertiary"
        icon="save"
        onClick={() => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', `\uFEFF${csvOf(textOf(figures, language, whom).rows)}`)}
      >
        {t('csv')}
      </Button>
      <Button
        small
        variant="tertiary"
        icon="save"
        onClick={() => saveFile(`${name}.json`, 'application/json', figuresJson(figures))}
      >
        {t('json')}
      </Button>
      {(['nb', 'nn'] as const).map((norm) => (
        <Button key={norm} small variant="tertiary" icon="print" busy={busy} onClick={() => void pdf(norm)}>
          {t(`pdf.${norm}`)}
        </Button>
      ))}
      {children}
      <span role="status">{failed ? t('failed') : missing.length > 0 && t('file.missing', { signs: missing.join(' ') })}</span>
    </div>
  );
}
