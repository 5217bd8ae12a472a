import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode, useEngine } from '../engine/engine-state';
import type { ErrorCode } from '../protocol/errors';
import { BackButton } from '../ui/controls/BackButton';
import { ErrorCard, Loading } from '../ui/controls/states';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import type { Sheet } from './ShowCode';

/** The account is made and has just been unlocked, its recovery code was never confirmed: the same code comes again by itself. */
export function SheetAgain({ onBack, onShown }: { onBack: () => void; onShown: (sheet: Sheet) => void }) {
  const { t } = useTranslation('welcome');
  const engine = useEngine();
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const show = useCallback(() => {
    setFailed(null);
    engine.sheetAgain().then(onShown, (error) => setFailed(errorCode(error)));
  }, [engine, onShown]);
  useEffect(show, [show]);
  return (
    <Phone kind="secure" header={<TopBar start={<BackButton onBack={onBack} />} />}>
      <Flow>
        <h1>{t('code.title')}</h1>
        {failed ? <ErrorCard code={failed} retry={show} /> : <Loading />}
      </Flow>
    </Phone>
  );
}
