import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { ButtonLink } from '../../ui/controls/links';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';

/** So many of the control words tell the cases of one colleague apart. */
const wordsShown = 2;

/** For custodians: the cases of others, without a word of what is in them. */
export function Custody() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { join, byName } = useContent();
  const { has } = useMe();
  const custodian = has('custodian');
  const custody = useView('custody', custodian ? null : undefined);
  const nameOf = useNames(t('someone'), t('team.me'));
  if (!custodian || !custody.data) return null;
  const shown = custody.data.map((one) => ({
    ...one,
    names: join(one.staff.map(nameOf)),
    words: one.words.slice(0, wordsShown).join(' · '),
  }));
  const sorted = byName(shown, ({ names, startedAt, words }) => `${names} ${startedAt ?? ''} ${words}`);
  return (
    <section className={room.custody} aria-labelledby="custody">
      <h2 id="custody">{t('custody.title')}</h2>
      <p className="muted">
        {t('custody.text')} {sorted.length > 1 && t('custody.wordsHelp')}
      </p>
      {sorted.length === 0 ? (
        <p className="muted">{t('custody.none')}</p>
      ) : (
        <ul className={lists.open}>
          {sorted.map(({ caseRef, names, startedAt, words }) => (
            <li key={caseRef}>
              <span>{names ? t('custody.whose', { names }) : t('custody.nobody')}</span>
              <span className="muted">
                {startedAt && `${t('case.started', { date: f.day(startedAt) })} · `}
                <span translate="no" lang="nb">
                  {words}
                </span>
              </span>
              <ButtonLink
                small
                variant="secondary"
                to="/sak/$caseRef"
                params={{ caseRef }}
                aria-label={`${t('custody.takeName', { names })}, ${words}`}
              >
                {t('custody.take')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
