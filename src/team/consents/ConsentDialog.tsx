import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner } from '../../care/consents/consents';
import { partners } from '../../care/items/choices';
import type { Acts } from '../../client/api';
import { useWords } from '../../engine/draft';
import { Choice, Picks, TextArea, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { localDate, useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import type { DialogOfCase } from '../kit/of-case';
import { useSay } from '../kit/toasts';

const ways = ['asked', 'given', 'declined', 'withdrawn'] as const;
type Way = (typeof ways)[number];

/**
 * Asks the citizen in Mellom, or writes down what they have said by word of mouth. Either stands before the citizen at once, who can say
 * something else.
 */
export function ConsentDialog({ caseRef, view, called, partner: about = 'gp', onClose }: DialogOfCase & { partner?: Partner }) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const say = useSay();
  const [partner, setPartner] = useState<Partner>(about);
  const [way, setWay] = useState<Way>('asked');
  const [how, setHow] = useState<'phone' | 'in-person'>('phone');
  const [on, setOn] = useState(localDate(new Date()));
  const before = view.consents.find((one) => one.partner === partner);
  const [who, setWho] = useState(before?.answer?.who ?? before?.asked?.who ?? '');
  const note = useWords(`consent/${caseRef}`);
  const [future, setFuture] = useState(false);
  const atTheDoor = partner === 'gp' ? view.referrals.findLast(({ item }) => item.gp)?.item : undefined;
  const save = () => {
    const wrong = way !== 'asked' && (on === '' || on > localDate(new Date()));
    setFuture(wrong);
    if (wrong) return null;
    const said = way === 'asked' ? { state: way, how: 'mellom' as const, on: localDate(new Date()) } : { state: way, how, on };
    const words = {
      ...(who.trim() ? { who: who.trim() } : {}),
      ...(note.text.trim() ? { note: note.text.trim() } : {}),
    };
    return ({ write }: Acts) =>
      write(caseRef, { kind: 'consent', partner, ...said, ...words }).then(() =>
        say(t(way === 'asked' ? 'consents.asked' : 'consents.written', { name: called })),
      );
  };
  return (
    <ActDialog
      heading={t('consents.heading', { name: called })}
      label={t(way === 'asked' ? 'consents.ask' : 'consents.write', { name: called })}
      act={save}
      words={[note]}
      onClose={onClose}
    >
      <Picks<Partner>
        legend={t('consents.partner')}
        options={partners.map((value) => ({ value, label: t(`partner.${value}`) }))}
        chosen={partner}
        onChoose={setPartner}
      />
      {atTheDoor?.gp && (
        <Hint>
          {t(`consents.gpAsked.${atTheDoor.gp.mayTell}`, { date: f.dayAndYear(atTheDoor.contactAt) })} {atTheDoor.gp.name}
        </Hint>
      )}
      <Choice<Way>
        legend={t('consents.what')}
        options={ways.map((value) => ({ value, label: t(`consents.way.${value}`, { name: called }) }))}
        chosen={[way]}
        onChoose={([next]) => setWay(next ?? 'asked')}
      />
      {way !== 'asked' && (
        <div className={form.pair}>
          <Picks<'phone' | 'in-person'>
            legend={t('consents.how')}
            options={(['phone', 'in-person'] as const).map((value) => ({ value, label: t(`consents.how.${value}`) }))}
            chosen={how}
            onChoose={setHow}
          />
          <TextField type="date" label={t('consents.on')} value={on} onChange={({ target }) => setOn(target.value)} />
        </div>
      )}
      <div role="status">{future && <p className={fields.error}>{t('consents.future')}</p>}</div>
      <TextField
        label={t(`consents.who.${partner}`)}
        description={t('consents.who.help')}
        maxLength={120}
        value={who}
        onChange={({ target }) => setWho(target.value)}
      />
      <TextArea
        label={t('consents.note')}
        description={t('consents.noteHelp', { name: called })}
        rows={2}
        maxLength={500}
        value={note.text}
        onChange={({ target }) => note.set(target.value)}
      />
    </ActDialog>
  );
}
