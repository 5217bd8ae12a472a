import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/desk/inbox';
import { Tag } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';

/** One line of the table of cases. */
export function Case({
  ref,
  index,
  row,
  now,
  programme,
  unfiled,
}: {
  ref: Ref<HTMLTableRowElement>;
  index: number;
  row: CaseRow;
  now: string;
  /** title in the reader's language */
  programme: string | null;
  /** say how much of it is not in the record */
  unfiled: boolean;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const none = t('cases.none');
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2}>
      <th scope="row">
        <Link to="/sak/$caseRef" params={{ caseRef: row.caseRef }} translate="no">
          {row.unreadable ? t('cases.unreadable') : <bdi>{row.name}</bdi>}
        </Link>
        {row.openRisk && (
          <Tag tone="help" icon="warning">
            {t('cases.openRisk')}
          </Tag>
        )}
        {row.ended && <Tag>{t('cases.ended')}</Tag>}
        {unfiled && <Tag>{t('cases.unfiled', { count: row.unfiled })}</Tag>}
        {row.status !== 'active' && <Tag tone="dawn">{t(`cases.status.${row.status}`)}</Tag>}
      </th>
      <td className="num" data-label={t('cases.col.week')}>
        {row.week ?? none}
      </td>
      <td data-label={t('cases.col.programme')}>
        {row.programme
          ? t('cases.part', {
              title: programme ?? '',
              part: Math.min(row.programme.partsDone + 1, row.programme.parts),
              parts: row.programme.parts,
            })
          : none}
      </td>
      <td className="num" data-label={t('cases.col.phq9')}>
        {row.phq9 ?? none}
      </td>
      <td className="num" data-label={t('cases.col.gad7')}>
        {row.gad7 ?? none}
      </td>
      <td data-label={t('cases.col.next')}>{row.next ? f.moment(row.next, now) : none}</td>
      <td data-label={t('cases.col.last')}>{row.lastFromCitizen ? f.relative(row.lastFromCitizen, now) : none}</td>
    </tr>
  );
}
