import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { Comments } from '../comments/Comments';
import { Reply } from '../comments/Reply';

type Block = CaseView['blocks'][number];

/** One answer in a programme with its question as it was shown, what has been said to it, and a way to say something. */
export function Answer({ caseRef, block, called }: { caseRef: CaseRef; block: Block; called: string }) {
  const { t } = useTranslation('team');
  const what = block.prompt.split('\n')[0] ?? '';
  return (
    <div>
      <dt>{block.prompt}</dt>
      <dd>
        <b dir="auto">{answerText(block)}</b>
        <Comments comments={block.comments} called={called} />
        <Reply
          caseRef={caseRef}
          draftKey={`comment/${block.address}`}
          what={what}
          open={t('entry.comment')}
          label={t('entry.commentLabel', { what })}
          send={t('entry.send')}
          sent={t('entry.sent')}
          item={(text, praise) => ({ kind: 'comment', on: block.id, text, ...(praise ? { praise } : {}) })}
        />
      </dd>
    </div>
  );
}

export const answerText = ({ options = [], texts = [], number }: Block): string =>
  [...options, ...texts, ...(number === undefined ? [] : [String(number)])].join(' · ');
