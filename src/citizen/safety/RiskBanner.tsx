import { useTranslation } from 'react-i18next';
import { useNow } from '../../engine/engine';
import { NextCard } from '../../ui/controls/links';
import { useFormat } from '../../ui/format';
import { useHowFar } from './howFar';

/** For how long somebody who was afraid to be overlooked can see on I dag that they were not. */
const toldFor = 48 * 3_600_000;

/** On I dag, above all: an answer that means danger, until somebody has seen it, and then that it was seen. */
export function RiskBanner() {
  const { t } = useTranslation('today');
  const f = useFormat();
  const now = useNow();
  const far = useHowFar();
  if (!far || far.state === 'resolved') return null;
  const { answers, state, name, at } = far;
  const to = { to: '/trygghet/$answers', params: { answers } } as const;
  if (state === 'unsent') return <NextCard {...to} icon="phone" tone="help" heading={t('risk.title')} note={t('risk.note')} />;
  if (state === 'sent' || state === 'received')
    return (
      <NextCard
        {...to}
        icon="phone"
        tone="help"
        heading={t(state === 'sent' ? 'risk.sent' : 'risk.received')}
        note={t('risk.waitNote')}
      />
    );
  if (!at || Date.parse(now) - Date.parse(at) > toldFor) return null;
  return (
    <NextCard
      {...to}
      icon="check"
      heading={t(`risk.${state}`, { name })}
      note={t('risk.seenNote', { when: upper(f.moment(at)) })}
    />
  );
}
const upper = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
