/**
 * Where to call. Source: helsenorge.no, mentalhelse.no and kirkens-sos.no, as gathered in the care rules (4.1). To be looked over
 * twice a year, and the date changed with it. The words for each stand in `locales` under crisis: `<id>.about`.
 */
export const numbersFrom = '2026-11-22';

export const crisisNumbers = [
  { id: 'ambulance', number: '113', urgent: true },
  { id: 'legevakt', number: '116 117', urgent: false },
  { id: 'mentalHelse', number: '116 123', urgent: false },
  { id: 'kirkensSos', number: '22 40 00 40', urgent: false },
] as const;
/** For whoever would rather write. Source: mentalhelse.no and kirkens-sos.no, as gathered in the care rules (4.1). Need a network, and have hours of their own. */
export const crisisChats = [
  { id: 'sidetmedord', address: 'https://www.sidetmedord.no' },
  { id: 'soschat', address: 'https://www.soschat.no' },
] as const;
/** All that the help sheet has: the police too, for whoever is threatened by somebody else. */
export const sheetNumbers = [...crisisNumbers, { id: 'police', number: '112', urgent: false }] as const;
