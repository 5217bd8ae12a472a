import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '../../care/consents/consents';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import styles from './consents.module.css';

/** One of those around a person: what holds now, what has been said, and the one or two things that can be said next. */
export function ConsentCard({ caseRef, consent }: { caseRef: CaseRef; consent: Consent }) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const names = useNames();
  const { busy, failed, act } = useAct();
  const { partner, answer, asked, history } = consent;
  const [who, setWho] = useState(answer?.who ?? asked?.who ?? '');
  const given = answer?.state === 'given';
  const say = (state: 'given' | 'declined' | 'withdrawn') =>
    void act(({ write }) =>
      write(caseRef, {
        kind: 'consent',
        partner,
        state,
        how: 'mellom',
        on: localDate(new Date()),
        ...(state === 'given' && who.trim() ? { who: who.trim() } : {}),
      }),
    );
  return (
    <section className={`card pad ${styles.consent}`} aria-labelledby={`consent-${partner}`}>
      <h2 id={`consent-${partner}`}>{t(`partner.${partner}`)}</h2>
      <p>
        <b>{asked && !given ? t('consents.waits') : t(`consents.state.${answer?.state ?? 'none'}`)}</b>
      </p>
      <p>{t(`consents.about.${partner}`)}</p>
      {asked && <p>{t('consents.asks', { name: names.first(asked.by), date: f.day(asked.on) })}</p>}
      {asked?.note && <q>{asked.note}</q>}
      {!given && (
        <TextField
          label={t(`consents.who.${partner}`)}
          description={t('consents.who.help')}
          maxLength={120}
          value={who}
          onChange={({ target }) => setWho(target.value)}
        />
      )}
      <div className={styles.acts}>
        {given ? (
          <Button variant="secondary" busy={busy} onClick={() => say('withdrawn')}>
            {t('consents.withdraw')}
          </Button>
        ) : (
          <>
            <Button variant="secondary" busy={busy} onClick={() => say('given')}>
              {t(`consents.give.${partner}`)}
            </Button>
            {asked && (
              <Button variant="tertiary" busy={busy} onClick={() => say('declined')}>
                {t('consents.decline')}
              </Button>
            )}
          </>
        )}
      </div>
      {failed && <ErrorCard code={failed} />}
      {history.length > 0 && (
        <details>
          <summary>{t('consents.history')}</summary>
          <ul>
            {history.map(({ state, how, on, at, by, who: whom }) => (
              <li key={`${at}${state}`}>
                {t(`consents.said.${how}.${state}`, { date: f.day(on), name: names.first(by) })}
                {whom && ` ${t('consents.whom', { who: whom })}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
