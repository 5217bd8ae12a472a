import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/inbox';
import { useNow, useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Tag } from '../../ui/parts';
import { EmptyState, Loading } from '../../ui/states';
import { useContent } from '../content';

/** Every case that I am in, by name. */
export function Cases() {
  const { t } = useTranslation('team');
  const now = useNow();
  const { data } = useView('cases', { now });
  const rows = data && [...data].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return (
    <main id="innhold" className="col list">
      <header className="bar-top">
        <h1 tabIndex={-1}>{t('cases.title')}</h1>
        {rows && <p className="muted">{t('cases.count', { count: rows.length })}</p>}
      </header>
      {!rows ? (
        <Loading lines={4} />
      ) : rows.length === 0 ? (
        <EmptyState heading={t('cases.empty.title')}>{t('cases.empty.text')}</EmptyState>
      ) : (
        <div className="table-wrap">
          <table className="cases">
            <thead>
              <tr>
                {(['name', 'week', 'programme', 'phq9', 'gad7', 'last'] as const).map((col) => (
                  <th key={col} scope="col">
                    {t(`cases.col.${col}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Case key={row.caseRef} row={row} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Case({ row, now }: { row: CaseRow; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const none = t('cases.none');
  return (
    <tr>
      <th scope="row">
        <Link to="/sak/$caseRef" params={{ caseRef: row.caseRef }} translate="no">
          {row.name}
        </Link>
        {row.openRisk && (
          <Tag tone="help" icon="warning">
            {t('cases.openRisk')}
          </Tag>
        )}
        {row.status !== 'active' && <Tag tone="dawn">{t(`cases.status.${row.status}`)}</Tag>}
      </th>
      <td className="num">{row.week ?? none}</td>
      <td>
        {row.programme
          ? t('cases.part', {
              title: content.programmeTitle(row.programme.programme),
              part: Math.min(row.programme.partsDone + 1, row.programme.parts),
              parts: row.programme.parts,
            })
          : none}
      </td>
      <td className="num">{row.phq9 ?? none}</td>
      <td className="num">{row.gad7 ?? none}</td>
      <td>{row.lastFromCitizen ? f.relative(row.lastFromCitizen, now) : none}</td>
    </tr>
  );
}
