/** What somebody keeps on a case for themselves alone, in no stream: their note, and what they will ask in supervision. */
const prefixes = { note: 'note/', question: 'supervision/' } as const;

export const noteKey = (caseRef: string): string => `${prefixes.note}${caseRef}`;
export const questionKey = (caseRef: string): string => `${prefixes.question}${caseRef}`;
export const allQuestions = prefixes.question;
