import { useTranslation } from 'react-i18next';
import type { DoorDraft } from '../../care/referrals/door-draft';
import type { TeamAbout } from '../../client/api';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useAnswerLines } from './useAnswerLines';

/** A last look: what will be sent, to whom, and by when it is answered. */
export function Review({
  draft,
  about,
  answerBy,
  closed,
}: {
  draft: DoorDraft;
  about: TeamAbout;
  answerBy: string;
  closed: boolean;
}) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const lines = useAnswerLines(draft);
  return (
    <>
      <h1>{t('review.title')}</h1>
      <p className="lead">
        {closed
          ? t('review.closed', { words: about.door?.closed?.words ?? '' })
          : t('review.lead', { date: f.date(answerBy), team: about.name })}
      </p>
      <dl className="card pad stack">
        {lines.map(({ label, said }) => (
          <div key={label}>
            <dt className="muted">{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <Hint icon="lock">{t('front.private', { municipality: about.municipality })}</Hint>
    </>
  );
}
