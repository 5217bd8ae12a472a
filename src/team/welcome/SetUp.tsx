import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import type { TeamAbout } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { FlowForm } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { AboutFields, emptyAbout, isAboutComplete } from './AboutFields';

interface SettingUp {
  about: TeamAbout;
  name: string;
  title: string;
}
const begun: SettingUp = { about: emptyAbout, name: '', title: '' };
const isSettingUp = (value: unknown): value is SettingUp =>
  isRecord(value) &&
  typeof value.name === 'string' &&
  typeof value.title === 'string' &&
  isRecord(value.about) &&
  typeof value.about.replyDays === 'number' &&
  [value.about.name, value.about.municipality, value.about.phone, value.about.hours].every((text) => typeof text === 'string');

/** The first lead says what the service is and who they are; the engine makes the root, the list of staff and the team's stream. */
export function SetUp() {
  const { t } = useTranslation('team');
  const draft = useDraft<SettingUp>('set-up', begun, isSettingUp);
  const { about, name, title } = draft.value ?? begun;
  const set = (change: Partial<SettingUp>) => draft.set({ about, name, title, ...change });
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const complete = isAboutComplete(about) && name.trim() !== '';
  const make = () => {
    setTried(true);
    if (!complete) return;
    void act(({ setUpTeam }) => setUpTeam({ about, name: name.trim(), title: title.trim() }));
  };
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <>
          <div role="status">{tried && !complete && <p className={fields.error}>{t('setup.missing')}</p>}</div>
          <Button wide busy={busy} type="submit" form="set-up">
            {busy ? t('setup.making') : t('setup.title')}
          </Button>
        </>
      }
    >
      <FlowForm
        id="set-up"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <h1>{failed ? t('setup.failed') : t('setup.title')}</h1>
        {failed && <ErrorCard code={failed} retry={make} />}
        <h2>{t('setup.you')}</h2>
        <TextField
          required
          label={t('setup.name')}
          description={t('setup.nameHelp')}
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(e) => set({ name: e.target.value })}
        />
        <TextField
          label={t('setup.titleField')}
          description={t('setup.titleHelp')}
          maxLength={80}
          value={title}
          onChange={(e) => set({ title: e.target.value })}
        />
        <h2>{t('setup.about')}</h2>
        <AboutFields about={about} tried={tried} onChange={(next) => set({ about: next })} />
      </FlowForm>
    </Phone>
  );
}
