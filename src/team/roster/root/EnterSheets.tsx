import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../../client/api';
import { TextField } from '../../../ui/controls/fields';
import { ActDialog } from '../../kit/ActDialog';
import { useSay } from '../../kit/toasts';
import roster from '../roster.module.css';

/** Both halves typed back: a proof for whoever holds the key, the way to it for a lead who does not. */
export function EnterSheets({ holds, onClose }: { holds: boolean; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const [a, setA] = useState('');
  const [b, setB] = useState('');
  const [tried, setTried] = useState(false);
  const enter = () => {
    setTried(true);
    if (a.trim() === '' || b.trim() === '') return null;
    return ({ enterSheets }: Acts) =>
      enterSheets(a.trim(), b.trim()).then(() => say(t(holds ? 'sheets.proved' : 'sheets.restored')));
  };
  const missing = (typed: string) => (tried && typed.trim() === '' ? t('sheets.missing') : undefined);
  return (
    <ActDialog
      heading={t(holds ? 'root.prove' : 'root.restore')}
      label={t(holds ? 'sheets.proveDo' : 'sheets.restoreDo')}
      act={enter}
      onClose={onClose}
    >
      <p>{t(holds ? 'sheets.proveText' : 'sheets.restoreText')}</p>
      <TextField
        label={t('sheets.a')}
        className={roster.code}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        error={missing(a)}
        value={a}
        onChange={(event) => setA(event.target.value)}
      />
      <TextField
        label={t('sheets.b')}
        className={roster.code}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        error={missing(b)}
        value={b}
        onChange={(event) => setB(event.target.value)}
      />
    </ActDialog>
  );
}
