import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import kit from '../kit/kit.module.css';

/** A text for the other reader, to copy or to mark by hand. */
export function GivenText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('sums');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <div className={kit.form}>
      <TextArea label={label} readOnly rows={4} spellCheck={false} translate="no" value={text} />
      <Button small variant="secondary" icon="copy" onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <p role="status" className="muted">
        {copied && t(copied === 'yes' ? 'copied' : 'copyFailed')}
      </p>
    </div>
  );
}
