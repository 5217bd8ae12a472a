import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { NextButton } from '../../ui/controls/next';
import { ErrorCard } from '../../ui/controls/states';
import { localDate } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';

/** Everything of one's own as one file for other programs (to read: everything/EverythingRoom). It is no longer locked, and that is said first. */
export function ExportAll() {
  const { t } = useTranslation(['me', 'common']);
  const engine = useEngine();
  const [asking, setAsking] = useState(false);
  const { busy, failed, act } = useAct();
  const save = () =>
    act(async () => {
      saveFile(`mellom-${localDate(new Date())}.json`, 'application/json', await engine.exportAll());
      setAsking(false);
    });
  /** The answers alone, as other systems of health care read them. */
  const saveAnswers = () =>
    act(async () => {
      const caseRef = await engine.view('myCase', null);
      if (caseRef)
        saveFile(`mellom-fhir-${localDate(new Date())}.json`, 'application/fhir+json', await engine.exportFhir(caseRef));
    });
  return (
    <>
      <NextButton icon="save" heading={t('export.data')} note={t('export.dataNote')} onClick={() => setAsking(true)} />
      {asking && (
        <Dialog
          className="phone"
          heading={t('export.data')}
          onClose={() => setAsking(false)}
          actions={
            <Button icon="save" wide busy={busy} onClick={() => void save()}>
              {busy ? t('export.making') : t('export.do')}
            </Button>
          }
        >
          <p>{t('export.text')}</p>
          <Button variant="tertiary" wide busy={busy} onClick={() => void saveAnswers()}>
            {t('export.fhir')}
          </Button>
          {failed && <ErrorCard code={failed} />}
        </Dialog>
      )}
    </>
  );
}
