import { inMessages } from '../../care/thread/message-text';
import type { Acts, CaseRef } from '../../client/api';

/** A text in as many messages as it takes. Within one act the same words are written once, so what was broken off can be sent again. */
export async function sendParts(acts: Acts, caseRef: CaseRef, text: string): Promise<void> {
  for (const part of inMessages(text)) await acts.write(caseRef, { kind: 'message', text: part });
}
