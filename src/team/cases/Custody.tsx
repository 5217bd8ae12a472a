import { useTranslation } from 'react-i18next';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { ButtonLink } from '../../ui/links';
import { useContent } from '../content';
import { useMe } from '../useMe';
import { useNames } from '../useNames';

/** For custodians: the cases of others, without a word of what is in them. */
export function Custody() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { join } = useContent();
  const { has } = useMe();
  const custodian = has('custodian');
  const custody = useView('custody', custodian ? null : undefined);
  const nameOf = useNames(t('someone'));
  if (!custodian || !custody.data) return null;
  return (
    <section className="custody" aria-labelledby="custody">
      <h2 id="custody">{t('custody.title')}</h2>
      <p className="muted">{t('custody.text')}</p>
      {custody.data.length === 0 ? (
        <p className="muted">{t('custody.none')}</p>
      ) : (
        <ul className="open-invitations">
          {custody.data.map((one) => {
            const names = join(one.staff.map(nameOf));
            return (
              <li key={one.caseRef}>
                <span>{names ? t('custody.whose', { names }) : t('custody.nobody')}</span>
                <span className="muted">{one.startedAt && t('case.started', { date: f.day(one.startedAt) })}</span>
                <ButtonLink
                  small
                  variant="secondary"
                  to="/sak/$caseRef"
                  params={{ caseRef: one.caseRef }}
                  aria-label={t('custody.takeName', { names })}
                >
                  {t('custody.take')}
                </ButtonLink>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
