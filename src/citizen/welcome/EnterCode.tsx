import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../../account/CodeField';
import { bareCode } from '../../account/code';
import { BackButton } from '../../ui/controls/BackButton';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import { FlowForm } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';

/** The invitation as a typed code, when the link is on another device. A pasted link works as well. */
export function EnterCode({ onBack, onTyped }: { onBack: () => void; onTyped: (linkOrCode: string) => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide type="submit" form="enter">
          {t('common:next')}
        </Button>
      }
    >
      <FlowForm
        id="enter"
        onSubmit={(event) => {
          event.preventDefault();
          if (bareCode(typed).length < 4) setMissing(true);
          else onTyped(typed);
        }}
      >
        <h1>{t('enter.title')}</h1>
        <p className="lead">{t('enter.lead')}</p>
        <CodeField
          label={t('enter.label')}
          value={typed}
          error={missing ? t('enter.missing') : undefined}
          onChange={(next) => {
            setTyped(next);
            setMissing(false);
          }}
        />
        <Hint icon="clock">{t('enter.hint')}</Hint>
      </FlowForm>
    </Phone>
  );
}
