import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedIn } from '../../care/pooling/handed-in';
import type { Overview } from '../../care/pooling/overview';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { saveFile } from '../../ui/saveFile';
import { useCountryText } from './useCountryText';

/** The country as a document in either written norm, with the signs that its letters lack, if a team's name has any. */
export function CountryDocuments({ overview, handed }: { overview: Overview; handed: readonly HandedIn[] }) {
  const { t, i18n } = useTranslation('reader');
  const engine = useEngine();
  const textOf = useCountryText();
  const { busy, failed, act } = useAct();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { from, until } = overview.period;
  const pdf = (norm: 'nb' | 'nn') =>
    act(async () => {
      await i18n.loadLanguages(norm);
      const drawn = await engine.pdf(textOf(overview, handed, norm));
      setMissing(drawn.missing);
      saveFile(`rph-landet-${from}-${until}-${norm}.pdf`, 'application/pdf', drawn.file.slice());
    });
  return (
    <>
      {(['nb', 'nn'] as const).map((norm) => (
        <Button key={norm} variant="secondary" small icon="print" busy={busy} onClick={() => void pdf(norm)}>
          {t(`export.pdf.${norm}`)}
        </Button>
      ))}
      <span role="status">
        {failed ? t('export.failed') : missing.length > 0 && t('export.missing', { signs: missing.join(' ') })}
      </span>
    </>
  );
}
