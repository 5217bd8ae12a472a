import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '../../engine/engine-state';
import { BackButton } from '../../ui/controls/BackButton';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import { FlowForm } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CodeField } from '../CodeField';

/** The recovery code. Its checksum tells a slip of the pen here, before anything is asked of the network. */
export function RestoreByCode({
  typed,
  unknown,
  onType,
  onBack,
  onRead,
}: {
  typed: string;
  /** The relay knows no account by it. */
  unknown: boolean;
  onType: (next: string) => void;
  onBack: () => void;
  onRead: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [slip, setSlip] = useState(false);
  const wrong = slip || unknown;
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide type="submit" form="restore">
          {t('common:next')}
        </Button>
      }
    >
      <FlowForm
        id="restore"
        onSubmit={(event) => {
          event.preventDefault();
          void engine.isRecoveryCode(typed).then((well) => (well ? onRead() : setSlip(true)));
        }}
      >
        <h1>{t('restore.title')}</h1>
        <p className="lead">{t('restore.lead')}</p>
        <CodeField
          label={t('restore.code')}
          value={typed}
          error={wrong ? t('restore.codeWrong') : undefined}
          onChange={(next) => {
            onType(next);
            setSlip(false);
          }}
        />
        <Hint>{t('confirm.hint')}</Hint>
      </FlowForm>
    </Phone>
  );
}
