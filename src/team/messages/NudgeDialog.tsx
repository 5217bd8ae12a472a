import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFlag } from '../../care/questionnaires/flags';
import type { Acts, CaseRef } from '../../client/api';
import { isText, useDraft } from '../../engine/draft';
import { TextArea } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** A few words to somebody who has become quiet: they stand there as they will be read, and can be changed before they go. */
export function NudgeDialog({
  caseRef,
  flag,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  flag: CaseFlag;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const name = { name: called };
  const draft = useDraft(`nudge/${caseRef}`, t('flag.nudge.text', name), isText);
  const [tried, setTried] = useState(false);
  const text = (draft.value ?? '').trim();
  const send = () => {
    setTried(true);
    if (text === '') return null;
    const { rule, instrument, at } = flag;
    return async ({ write }: Acts) => {
      await write(caseRef, { kind: 'message', text });
      await write(caseRef, { kind: 'flag-seen', rule, instrument, of: at, action: 'talked' });
      say(t('flag.nudge.sent'));
    };
  };
  return (
    <ActDialog heading={t('flag.nudge.title', name)} label={t('flag.nudge.do')} act={send} words={[draft]} onClose={onClose}>
      <TextArea
        label={t('flag.nudge.label')}
        description={t('flag.nudge.help', name)}
        rows={5}
        maxLength={8_000}
        error={tried && text === '' ? t('flag.nudge.missing') : undefined}
        value={draft.value ?? ''}
        onChange={(event) => draft.set(event.target.value)}
      />
    </ActDialog>
  );
}
