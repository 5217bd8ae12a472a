/** Own key of the half-written message of a case. */
export const messageDraft = (caseRef: string) => `draft/message/${caseRef}`;
