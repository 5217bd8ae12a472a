import type { Language } from '../../care/programmes/types';
import { MellomError } from '../../protocol/errors';
import { workOf } from '../store/work';
import { keepIntegrityWarnings } from '../sync/integrity-warnings';
import type { IntegrityWarning, Place } from '../values';
import type { AccountHolder } from './account-holder';
import type { AutoLock } from './auto-lock';

const places = workOf<Place>('place');

/** What concerns this device alone. */
export const deviceSettingsOn = (held: AccountHolder, autoLock: AutoLock) => ({
  reads: {
    setLanguage: async (language: Language): Promise<void> => {
      await held.putDevice({ language });
      held.state.set({ language });
    },
    /** Idle minutes before locking, 1–60. */
    setAutoLock: async (minutes: number): Promise<void> => {
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60) throw new MellomError('E_INPUT', '1 to 60 minutes');
      await held.putDevice({ autoLock: minutes });
      autoLock.set(minutes);
      held.state.changed('me');
    },
    /** The person has read a banner: it is not shown again. */
    dismissIntegrityWarning: async (warning: IntegrityWarning): Promise<void> => {
      held.state.dismiss(warning);
      await keepIntegrityWarnings(held.session());
    },
    /** Where somebody is in the app, kept sealed on this device only. */
    keepPlace: async (place: Place): Promise<void> => places.keep(held.session().store, place),
    readPlace: async (): Promise<Place | null> => (await places.read(held.session().store)) ?? null,
  },
});
