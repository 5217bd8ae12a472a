import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

interface Who {
  name: string;
  phone: string;
}
const isWho = (value: unknown): value is Who =>
  typeof value === 'object' && value !== null && 'name' in value && 'phone' in value;

/** The name as staff see it, and a number to call: it stands where a risk answer is met. */
export function PersonDialog({ caseRef, view, onClose }: { caseRef: CaseRef; view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const draft = useDraft<Who>(`person/${caseRef}`, { name: view.name, phone: view.phone ?? '' }, isWho);
  const who = draft.value ?? { name: view.name, phone: view.phone ?? '' };
  const [tried, setTried] = useState(false);
  const isNumber = who.phone.trim() === '' || isPhoneNumber(who.phone);
  const save = () => {
    const name = who.name.trim();
    setTried(true);
    if (name === '' || !isNumber) return null;
    return ({ write }: Acts) => write(caseRef, { kind: 'profile', name, phone: who.phone.trim() }).then(() => say(t('saved')));
  };
  return (
    <ActDialog heading={t('case.person')} label={t('save')} act={save} words={[draft]} onClose={onClose}>
      <TextField
        required
        label={t('case.rename.label')}
        maxLength={120}
        value={who.name}
        onChange={(event) => draft.set({ ...who, name: event.target.value })}
      />
      <TextField
        label={t('case.phone')}
        description={t('case.phoneHelp')}
        type="tel"
        error={tried && !isNumber ? t('phone.wrong') : undefined}
        maxLength={30}
        value={who.phone}
        onChange={(event) => draft.set({ ...who, phone: event.target.value })}
      />
    </ActDialog>
  );
}
