import { useIsFetching } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDocument, documentText } from '../../../care/documents/documents';
import type { CaseRef } from '../../../client/api';
import { useAct } from '../../../engine/act';
import { useEngine } from '../../../engine/engine';
import { Button } from '../../../ui/controls/Button';
import { ErrorCard } from '../../../ui/controls/states';
import { localDate } from '../../../ui/format';
import { saveFile } from '../../../ui/saveFile';
import { pageFile } from './page-file';

/**
 * One press, and all of it lies in one file: the page to read, the same as data (docs/export.md), the answers as FHIR, each letter as a PDF. Made on
 * the device, without a network.
 */
export function SaveAll({
  caseRef,
  documents,
  page,
}: {
  caseRef: CaseRef;
  documents: readonly CaseDocument[];
  page: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation('me');
  const engine = useEngine();
  const { busy, failed, act } = useAct();
  // What is still on its way to the page would be missing in the file.
  const coming = useIsFetching() > 0;
  const save = () =>
    act(async () => {
      if (!page.current) return;
      const { lang, dir } = document.documentElement;
      const { strToU8, zipSync } = await import('fflate');
      const files: Record<string, Uint8Array> = {
        'mellom.html': strToU8(await pageFile(page.current, { lang, dir: dir || 'ltr', title: t('all.title') })),
        'mellom.json': strToU8(await engine.exportAll()),
        'mellom-fhir.json': strToU8(await engine.exportFhir(caseRef)),
      };
      for (const { letter } of documents.filter(({ step }) => step === 'locked' || step === 'sent')) {
        const { file } = await engine.pdf(documentText(letter));
        files[`mellom-${localDate(letter.at)}-${letter.document.slice(0, 6)}.pdf`] = new Uint8Array(file);
      }
      saveFile(`mellom-${localDate(new Date())}.zip`, 'application/zip', new Uint8Array(zipSync(files)));
    });
  return (
    <>
      <Button icon="save" busy={busy || coming} onClick={() => void save()}>
        {t(busy ? 'export.making' : 'all.save')}
      </Button>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
