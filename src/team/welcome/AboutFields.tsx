import { useTranslation } from 'react-i18next';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import type { TeamAbout } from '../../client/api';
import { Select, TextField } from '../../ui/controls/fields';

export const emptyAbout: TeamAbout = { name: '', municipality: '', phone: '', hours: '', replyDays: 2 };
export const isAboutComplete = (about: TeamAbout): boolean =>
  [about.name, about.municipality, about.hours].every((text) => text.trim() !== '') && isPhoneNumber(about.phone);

/** What the service says of itself: signed by the team's root, seen by everybody who is invited. */
export function AboutFields({
  about,
  tried,
  onChange,
}: {
  about: TeamAbout;
  /** saving has been tried: what lacks is said */
  tried: boolean;
  onChange: (next: TeamAbout) => void;
}) {
  const { t } = useTranslation('team');
  const set = (part: Partial<TeamAbout>) => onChange({ ...about, ...part });
  return (
    <>
      <TextField
        required
        label={t('about.name')}
        description={t('about.nameHelp')}
        maxLength={120}
        value={about.name}
        onChange={(e) => set({ name: e.target.value })}
      />
      <TextField
        required
        label={t('about.municipality')}
        maxLength={80}
        autoComplete="off"
        value={about.municipality}
        onChange={(e) => set({ municipality: e.target.value })}
      />
      <TextField
        required
        label={t('about.phone')}
        type="tel"
        maxLength={30}
        error={tried && !isPhoneNumber(about.phone) ? t('phone.wrong') : undefined}
        value={about.phone}
        onChange={(e) => set({ phone: e.target.value })}
      />
      <TextField
        required
        label={t('about.hours')}
        description={t('about.hoursHelp')}
        maxLength={80}
        value={about.hours}
        onChange={(e) => set({ hours: e.target.value })}
      />
      <Select label={t('about.replyDays')} value={about.replyDays} onChange={(e) => set({ replyDays: Number(e.target.value) })}>
        {[1, 2, 3, 4, 5].map((days) => (
          <option key={days} value={days}>
            {t('about.replyDaysValue', { count: days })}
          </option>
        ))}
      </Select>
    </>
  );
}
