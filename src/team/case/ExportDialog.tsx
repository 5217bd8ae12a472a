import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { isText, useDraft } from '../../engine/draft';
import { useEngine } from '../../engine/engine';
import { TextField } from '../../ui/controls/fields';
import { localDate } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import { ActDialog } from '../kit/ActDialog';

const isSystem = (text: string) => text === '' || /^(https?:\/\/|urn:)\S+$/.test(text);

/** A case's answers for another system, with what that system calls the person, if somebody wishes. The system is remembered, the person is not. */
export function ExportDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const kept = useDraft<string>('settings/other-system', '', isText);
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const system = (kept.value ?? '').trim();
  const download = () => {
    setTried(true);
    if (!isSystem(system)) return null;
    const identifier = value.trim() ? { value: value.trim(), ...(system ? { system } : {}) } : undefined;
    return async () => {
      const json = await engine.exportFhir(caseRef, identifier);
      // No person in the name of a file; what it begins with stands in the file too, so that files can be told apart.
      const name = /"Patient\/([\w.-]{8})/.exec(json)?.[1] ?? 'fhir';
      saveFile(`mellom-${localDate(new Date())}-${name}.json`, 'application/fhir+json', json);
    };
  };
  return (
    <ActDialog heading={t('export.title')} label={t('export.do')} act={download} onClose={onClose}>
      <p>{t('export.text', { name: called })}</p>
      <TextField
        label={t('export.identifier')}
        description={t('export.identifierHelp')}
        maxLength={80}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <TextField
        label={t('export.system')}
        description={t('export.systemHelp')}
        maxLength={200}
        error={tried && !isSystem(system) ? t('export.systemWrong') : undefined}
        value={kept.value ?? ''}
        onChange={(event) => kept.set(event.target.value)}
      />
    </ActDialog>
  );
}
