import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { Comments } from '../comments/Comments';
import { Reply } from '../comments/Reply';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { answerText } from './Answer';

/** Parts that have been shown and wait for some words. */
export function Feedback({ caseRef, view, called, now }: { caseRef: CaseRef; view: CaseView; called: string; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const waiting = view.programmes.flatMap((p) => p.feedback).filter((x) => !x.answered);
  return (
    <>
      {waiting.map((one) => {
        const part = content.partOf(one.address);
        const answers = view.blocks.filter((b) => one.shows.includes(b.address));
        return (
          <div className={`card ${room.block}`} key={one.id}>
            <h3>
              <Icon name="message" />
              {t('feedback.title', { part })}
            </h3>
            <p className="muted">
              {t('feedback.shared', { when: f.moment(one.at, now) })}
              {one.wait && one.opensAt && ` · ${t('feedback.opens', { date: f.day(one.opensAt) })}`}
            </p>
            <dl className={lists.answers}>
              {answers.map((b) => (
                <div key={b.id}>
                  <dt>{b.prompt.split('\n')[0]}</dt>
                  <dd>
                    <b>{answerText(b)}</b>
                    <Comments comments={b.comments} called={called} />
                  </dd>
                </div>
              ))}
            </dl>
            {one.note && <blockquote dir="auto">{one.note}</blockquote>}
            <Reply
              caseRef={caseRef}
              draftKey={`reply/${one.id}`}
              what={part}
              open={t('feedback.reply')}
              label={t('feedback.label', { part })}
              send={t('feedback.send')}
              sent={t('feedback.sent')}
              item={(text, praise) => ({ kind: 'comment', on: one.id, text, ...(praise ? { praise } : {}) })}
            />
          </div>
        );
      })}
    </>
  );
}
