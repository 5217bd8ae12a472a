import { useTranslation } from 'react-i18next';
import type { Says } from '../../care/criteria/criteria';
import { useFormat } from '../../ui/format';

/** What the evidence of a criterion says, in words: dates and kinds of help as they are read. */
export function useEvidence(): (says: Says) => string {
  const { t } = useTranslation('criteria');
  const f = useFormat();
  return ({ key, values }) => {
    const { on, kinds, positions, ...rest } = values;
    return t(key as 'wait.says', {
      ...rest,
      ...(typeof on === 'string' ? { on: f.dayAndYear(on) } : {}),
      ...(typeof positions === 'number' ? { positions: f.number(positions, 1) } : {}),
      ...(typeof kinds === 'string' ? { kinds: f.list(kinds.split(',').map((kind) => t(`help.${kind as 'course'}`))) } : {}),
    });
  };
}
