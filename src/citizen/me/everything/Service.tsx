import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../care/case-view';
import { documentText } from '../../../care/documents/documents';
import type { Episode } from '../../../care/episodes/episodes';
import { remarksOn } from '../../../care/remarks/remarks';
import { useView } from '../../../engine/engine';
import { DocumentSheet } from '../../../ui/documents/DocumentSheet';
import { useFormat } from '../../../ui/format';
import styles from '../../kit/kept.module.css';
import { useNames } from '../../kit/people';
import { useAnswerLines } from '../../referrals/useAnswerLines';

/** What was asked for, and the courses of treatment that came of it. */
export function Courses({ view }: { view: CaseView }) {
  const { t } = useTranslation('me');
  if (view.referrals.length === 0 && view.episodes.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('all.courses')}</h2>
      {view.referrals.map((one) => (
        <Asked key={one.item.id} referral={one.item} />
      ))}
      {view.episodes.map((one) => (
        <Course key={`${one.contactAt} ${one.referral}`} episode={one} />
      ))}
    </section>
  );
}

function Asked({ referral }: { referral: CaseView['referrals'][number]['item'] }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const lines = useAnswerLines(referral);
  return (
    <section className={`card ${styles.part}`}>
      <h3>{t('all.asked', { date: f.dayAndYear(referral.contactAt) })}</h3>
      <dl>
        {lines.map(({ label, said }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Course({ episode: { contactAt, modes, ended } }: { episode: Episode }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const date = f.dayAndYear(contactAt);
  return (
    <section className={`card ${styles.part}`}>
      <h3>{ended ? t('all.courseEnded', { date, end: f.dayAndYear(ended.on) }) : t('all.course', { date })}</h3>
      {modes.length > 0 && (
        <ul>
          {modes.map(({ help, from }) => (
            <li key={from}>
              {f.list(help.map((one) => t(`help.${one}`)))}. {t('help.from', { day: f.dayAndYear(from) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every letter about oneself, word by word, and whom it went to. */
export function Letters({ view }: { view: CaseView }) {
  const { t } = useTranslation(['me', 'documents']);
  const f = useFormat();
  const names = useNames();
  const letters = view.documents.filter(({ step }) => step !== 'dropped');
  if (letters.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('documents.link')}</h2>
      {letters.map(({ letter, sent, read }) => (
        <section key={letter.document} className={styles.kept}>
          <DocumentSheet text={documentText(letter)} level={3} />
          {sent.map(({ to, on, how, by }) => (
            <p key={`${on}${to}`}>
              {t('documents:letter.sent', {
                to,
                date: f.dayAndYear(on),
                how: t(`documents:letter.how.${how}`),
                name: names.full(by),
              })}
            </p>
          ))}
          {remarksOn(view.remarks, letter.document).map(({ remark, about, at, text }) => (
            <p key={remark}>
              {t(`remark.said.${about}`, { date: f.dayAndYear(at) })} <q dir="auto">{text}</q>
            </p>
          ))}
          {read && (
            <p>
              {t(read.fine ? 'documents:mine.saidFine' : 'documents:mine.saidNot', { date: f.dayAndYear(read.at) })}{' '}
              <span dir="auto">{read.note}</span>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

/** Whom the service might write to, and each word that was said about it. */
export function Consents({ view }: { view: CaseView }) {
  const { t } = useTranslation(['me', 'documents']);
  const f = useFormat();
  const names = useNames();
  const said = view.consents.filter(({ history }) => history.length > 0);
  if (said.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('consents.link')}</h2>
      {said.map(({ partner, history }) => (
        <section key={partner} className={`card ${styles.part}`}>
          <h3>{t(`documents:partner.${partner}`)}</h3>
          <ul>
            {history.map(({ state, how, on, at, by, who, note }) => (
              <li key={`${at}${state}`}>
                {t(`documents:consents.said.${how}.${state}`, { date: f.dayAndYear(on), name: names.full(by) })}
                {who && ` ${t('documents:consents.whom', { who })}`} {note && <q dir="auto">{note}</q>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Who holds a key, and every time that somebody has looked. */
export function Looks({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  const { data: access } = useView('access', { caseRef });
  if (!access) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('access.title')}</h2>
      <section className={`card ${styles.part}`}>
        <h3>{t('access.keepers')}</h3>
        <ul>
          {access.members.map(({ account, name, why, since }) => (
            <li key={account}>
              <bdi>{name || full(account)}</bdi>, {t(`access.why.${why}`)}
              {since && `. ${t('access.since', { date: f.dayAndYear(since) })}`}
            </li>
          ))}
        </ul>
        <h3>{t('access.openings')}</h3>
        {access.looks.length === 0 && <p>{t('access.none')}</p>}
        <ul>
          {access.looks.map(({ account, name, at, how }) => (
            <li key={`${account} ${at}`}>
              <bdi>{name || full(account)}</bdi> {t(how === 'opened' ? 'access.opened' : 'access.read')} {f.dayAndYear(at)}{' '}
              {f.clock(at)}
            </li>
          ))}
        </ul>
        {access.custody.map(({ account, name, at, reason }) => (
          <p key={`${account} ${at}`}>
            {t('access.custody', { name: name || full(account) })} {reason}
          </p>
        ))}
      </section>
    </section>
  );
}
