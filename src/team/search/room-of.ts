import type { SearchHit } from '../../care/search/search';

/** The room in which a hit stands, at its place: a message in the conversation, a letter as a paper, all else in its case. */
export const roomOf = ({ caseRef, source, id }: Pick<SearchHit, 'caseRef' | 'source' | 'id'>) =>
  source === 'letter'
    ? ({ to: '/sak/$caseRef/papir/$document', params: { caseRef, document: id } } as const)
    : ({ to: '/sak/$caseRef', params: { caseRef }, search: source === 'message' ? { at: id } : {} } as const);
