import { useTranslation } from 'react-i18next';
import { type Remark, remarksOn } from '../../care/remarks/remarks';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';

/** What the citizen has put beside a thing, where the thing is read. */
export function RemarksBeside({ remarks, on, called }: { remarks: readonly Remark[]; on: string; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  return remarksOn(remarks, on).map(({ remark, about, text, at }) => (
    <Hint key={remark} icon="pen">
      {t(`remark.said.${about}`, { name: called, date: f.day(at) })} <q dir="auto">{text}</q>
    </Hint>
  ));
}
