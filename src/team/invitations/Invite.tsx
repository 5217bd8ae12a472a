import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import type { InviteLink, Language } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select, TextArea, TextField } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard } from '../../ui/controls/states';
import { languageOf, useContent } from '../kit/catalogue';
import form from '../kit/form.module.css';
import lists from '../kit/lists.module.css';
import { Pick } from '../kit/Pick';
import room from '../kit/room.module.css';
import { useWordsOf } from '../kit/useWordsOf';
import { useProgrammes } from '../kit/whole-content';
import { InviteCard } from './InviteCard';
import styles from './invitations.module.css';
import { OpenInvitations } from './OpenInvitations';

interface Invitation {
  name: string;
  /** null: by the name, until something else is typed; the greeting likewise. */
  called: string | null;
  phone?: string;
  language: Language;
  programmes: readonly string[];
  measures: 'weekly' | 'once' | null;
  diary: boolean;
  greeting: string | null;
}
const noInvitation = {
  name: '',
  called: null,
  phone: '',
  programmes: [],
  measures: 'weekly' as const,
  diary: false,
  greeting: null,
};
const isInvitation = (value: unknown): value is Invitation =>
  typeof value === 'object' && value !== null && 'name' in value && 'programmes' in value && 'greeting' in value;

/** One form, one card: who, what they begin with, a greeting; then a code that a phone's camera can read. */
export function Invite() {
  const { t, i18n } = useTranslation('team');
  const content = useContent();
  const offered = useProgrammes();
  const { data: me } = useView('me', null);
  const empty = { ...noInvitation, language: languageOf(i18n.language) };
  const draft = useDraft<Invitation>('invite', empty, isInvitation);
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<{ link: InviteLink; sent: Invitation; called: string } | null>(null);
  // What has been sent stays in sight until another one is begun.
  const {
    name,
    called: calledTyped,
    phone = '',
    language,
    programmes,
    measures,
    diary,
    greeting: greetingTyped,
  } = made?.sent ?? draft.value ?? empty;
  const set = (change: Partial<Invitation>) => draft.set({ ...(draft.value ?? empty), ...change });
  const called = calledTyped ?? name.trim().split(' ')[0] ?? '';
  const kind = programmes.length === 0 ? 'none' : diary ? 'diary' : 'programme';
  // The greeting is the first thing that is read, so it is in the language of the one who is invited.
  const theirs = useWordsOf(language, 'team');
  const suggestion =
    theirs?.(`invite.greeting.${kind}`, {
      called: called || theirs('invite.greeting.someone'),
      programme: content.join(programmes.map(content.programmeTitle)),
      me: me?.name?.split(' ')[0] ?? '',
    }) ?? null;
  const greeting = greetingTyped ?? suggestion;
  const others = me?.people.filter((p) => !p.me && p.roles.includes('custodian')).map((p) => p.name) ?? [];

  const phoneFits = phone.trim() === '' || isPhoneNumber(phone);
  const make = async () => {
    setTried(true);
    if (name.trim() === '' || greeting === null || !phoneFits) return;
    await act(async ({ inviteCitizen }) => {
      const link = await inviteCitizen({
        name: name.trim(),
        called: called.trim(),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        greeting,
        language,
        programmes: [...programmes],
        questionnaires: measures ? { instruments: ['phq-9', 'gad-7'], repeat: measures } : null,
        worksheets: diary ? ['sleep-diary'] : [],
      });
      const sent = { name, called, phone, language, programmes, measures, diary, greeting };
      setMade({ link, sent, called: called.trim() || name.trim() });
    });
  };
  const another = () => {
    if (made) draft.set({ ...made.sent, name: '', called: null, phone: '', greeting: null });
    setTried(false);
    setMade(null);
  };

  return (
    <main id="innhold" className={styles.main}>
      <div className={styles.inputs}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{t('invite.title')}</h1>
        </header>
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <fieldset className={form.form} disabled={made !== null}>
            <legend className="ds-sr-only">{t('invite.title')}</legend>
            <div className={form.pair}>
              <TextField
                required
                label={t('invite.name')}
                maxLength={120}
                autoComplete="off"
                value={name}
                onChange={(e) => set({ name: e.target.value })}
              />
              <TextField
                label={t('invite.called')}
                description={t('invite.calledHelp')}
                maxLength={60}
                autoComplete="off"
                value={called}
                onChange={(e) => set({ called: e.target.value })}
              />
            </div>
            <TextField
              label={t('invite.phone')}
              description={t('invite.phoneHelp')}
              type="tel"
              maxLength={30}
              error={tried && !phoneFits ? t('phone.wrong') : undefined}
              value={phone}
              onChange={(e) => set({ phone: e.target.value })}
            />
            <Select label={t('invite.language')} value={language} onChange={(e) => set({ language: languageOf(e.target.value) })}>
              <option value="nb">Bokmål</option>
              <option value="nn">Nynorsk</option>
              <option value="en">English</option>
            </Select>
            <fieldset className={styles.chips}>
              <legend>{t('invite.programmes')}</legend>
              {offered.map((p) => (
                <Pick
                  key={p.id}
                  checked={programmes.includes(p.id)}
                  onChange={(on) =>
                    set({
                      programmes: on ? [...programmes, p.id] : programmes.filter((id) => id !== p.id),
                      ...(on && p.id === 'sleep' ? { diary: true } : {}),
                    })
                  }
                >
                  {p.title}
                </Pick>
              ))}
            </fieldset>
            <fieldset className={styles.chips}>
              <legend>{t('invite.questionnaires')}</legend>
              {(['weekly', 'once'] as const).map((repeat) => (
                <Pick key={repeat} checked={measures === repeat} onChange={(on) => set({ measures: on ? repeat : null })}>
                  {t(`invite.measures.${repeat}`)}
                </Pick>
              ))}
            </fieldset>
            <fieldset className={styles.chips}>
              <legend>{t('invite.worksheets')}</legend>
              <Pick checked={diary} onChange={(on) => set({ diary: on })}>
                {t('invite.diary')}
              </Pick>
            </fieldset>
            <TextArea
              label={t('invite.greeting')}
              rows={4}
              maxLength={2_000}
              value={greeting ?? ''}
              onChange={(e) => set({ greeting: e.target.value })}
            />
            {greetingTyped !== null && suggestion !== null && greetingTyped !== suggestion && (
              <QuietButton onClick={() => set({ greeting: null })}>{t('invite.greeting.reset')}</QuietButton>
            )}
          </fieldset>
          <ul className={lists.points}>
            <li>
              <Icon name="lock" />
              <span>{t('invite.fact.read')}</span>
            </li>
            {others.length > 0 && (
              <li>
                <Icon name="key" />
                <span>{t(others.length > 1 ? 'invite.fact.keys' : 'invite.fact.key', { names: content.join(others) })}</span>
              </li>
            )}
            <li>
              <Icon name="clock" />
              <span>{t('invite.fact.hours')}</span>
            </li>
          </ul>
          {failed && <ErrorCard code={failed} retry={() => void make()} />}
          <div className="row">
            {made ? (
              <>
                <Button variant="secondary" icon="plus" onClick={another}>
                  {t('invite.another')}
                </Button>
                {made.link.caseRef && (
                  <ButtonLink variant="secondary" to="/sak/$caseRef" params={{ caseRef: made.link.caseRef }}>
                    {t('invite.openCase')}
                  </ButtonLink>
                )}
              </>
            ) : (
              <Button type="submit" busy={busy || greeting === null}>
                {t('invite.make')}
              </Button>
            )}
          </div>
        </form>
        <OpenInvitations onRenewed={(link, whom) => setMade({ link, sent: draft.value ?? empty, called: whom })} />
      </div>
      <aside className={styles.card} aria-label={t('invite.card.qr')}>
        <InviteCard invitation={made?.link ?? null} called={made?.called ?? ''} />
      </aside>
    </main>
  );
}
