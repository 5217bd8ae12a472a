import { expect, test } from 'vitest';
import { foundIn, plant } from '../fixtures/planted';

test('what was typed in a journey is found as it is, without its spaces, and as an address carries it', () => {
  plant('hest sol båt fjord melk', 'ABCD-EFGH-JKMN', 'kort');
  for (const text of [
    'GET /?q=hest%20sol%20b%C3%A5t%20fjord%20melk',
    'hestsolbåtfjordmelk',
    'q=hest+sol+båt+fjord+melk',
    'x hest sol båt fjord melk y',
  ])
    expect(foundIn(text)).toEqual(['hest sol båt fjord melk']);
  expect(foundIn('ABCDEFGHJKMN')).toEqual(['ABCD-EFGH-JKMN']);
  expect(foundIn('kort og godt')).toEqual([]);
});
