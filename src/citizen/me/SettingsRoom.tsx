import { useTranslation } from 'react-i18next';
import { useEngineState, useView } from '../../engine/engine';
import { Picks } from '../../ui/controls/fields';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { IconLink, NextCard } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { deviceKind } from '../../ui/device';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { setLook, useLook } from '../../ui/theme';
import { CitizenTabs } from '../kit/CitizenTabs';
import { ExportAll } from '../kit/ExportAll';
import { Called } from './Called';
import { Install } from './Install';
import styles from './me.module.css';
import { SignOut } from './SignOut';

/** Everything one can decide about Mellom on this phone. */
export function SettingsRoom() {
  const { t } = useTranslation(['me', 'common']);
  const f = useFormat();
  const look = useLook();
  const { data: me } = useView('me', null);
  const { build } = useEngineState();
  return (
    <Phone
      room={styles.settings}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}
    >
      <Flow>
        <h1>{t('settings.title')}</h1>
        <section aria-labelledby="s-look">
          <h2 id="s-look">{t('settings.look')}</h2>
          <div className="card pad">
            <LanguageChoice showLegend />
            <Picks
              legend={t('settings.textSize')}
              options={(['normal', 'large', 'largest'] as const).map((value) => ({ value, label: t(`textSize.${value}`) }))}
              chosen={look.textSize}
              onChoose={(textSize) => setLook({ textSize })}
            />
            <Picks
              legend={t('settings.appearance')}
              options={(['auto', 'light', 'dark'] as const).map((value) => ({
                value,
                label: t(value === 'auto' && deviceKind() === 'computer' ? 'appearance.auto.computer' : `appearance.${value}`),
              }))}
              chosen={look.appearance}
              onChoose={(appearance) => setLook({ appearance })}
            />
          </div>
        </section>
        <section aria-labelledby="s-name">
          <h2 id="s-name">{t('settings.you')}</h2>
          <Called />
        </section>
        <Install />
        <section aria-labelledby="s-yours">
          <h2 id="s-yours">{t('settings.yours')}</h2>
          <NextCard to="/meg/alt" icon="list" heading={t('export.title')} note={t('export.note')} />
          <ExportAll />
          <SignOut />
        </section>
        {me && <Hint>{t('settings.since', { date: f.day(me.deviceSince) })}</Hint>}
        <Hint>{t('settings.build', { build })}</Hint>
      </Flow>
    </Phone>
  );
}
