import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/inbox';
import { isFound } from '../../care/search';
import { errorCode, useNow, useView } from '../../ui/engine';
import { ButtonLink } from '../../ui/links';
import { EmptyState, ErrorCard, Loading } from '../../ui/states';
import { useContent } from '../content';
import { useKeys, useKeysOn } from '../desk/keys';
import { Search } from '../desk/Search';
import { Space } from '../desk/Space';
import { useMe } from '../useMe';
import { Case } from './Case';
import { Custody } from './Custody';
import { Ended } from './Ended';
import { Unwritten } from './Unwritten';

const columns = ['name', 'week', 'programme', 'phq9', 'gad7', 'last'] as const;

/** Every case that I am in, by name. Only the rows that can be seen are in the page. */
export function Cases() {
  const { t } = useTranslation('team');
  const go = useNavigate();
  const now = useNow();
  const cases = useView('cases', { now });
  const { inCases } = useMe();
  const [text, setText] = useState('');
  const find = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => find.current?.focus() }, useKeysOn());
  const rows = useMemo(() => {
    return cases.data?.filter((row) => isFound(text, row.name));
  }, [cases.data, text]);
  return (
    <main id="innhold" className="col list" tabIndex={-1}>
      <header className="bar-top">
        <h1 tabIndex={-1}>{t('cases.title')}</h1>
        {rows && (
          <p className="muted" role="status">
            {t('cases.count', { count: rows.length })}
          </p>
        )}
        <span className="grow" />
        <Search
          field={find}
          label={t('inbox.search')}
          text={text}
          onText={setText}
          onLeave={() => document.querySelector<HTMLElement>('.cases a')?.focus()}
          onEnter={() => {
            const [first] = rows ?? [];
            if (first) void go({ to: '/sak/$caseRef', params: { caseRef: first.caseRef } });
          }}
        />
      </header>
      {cases.error ? (
        <ErrorCard code={errorCode(cases.error)} retry={() => void cases.refetch()} />
      ) : !rows ? (
        <Loading lines={4} />
      ) : rows.length > 0 ? (
        <CaseTable rows={rows} now={now} />
      ) : text ? (
        <p className="muted">{t('inbox.noHits', { text })}</p>
      ) : (
        <EmptyState
          heading={t('cases.empty.title')}
          action={
            inCases && (
              <ButtonLink to="/inviter" icon="plus">
                {t('nav.invite')}
              </ButtonLink>
            )
          }
        >
          {t(inCases ? 'cases.empty.text' : 'cases.empty.notYours')}
        </EmptyState>
      )}
      <Unwritten />
      <Custody />
      <Ended />
    </main>
  );
}

function CaseTable({ rows, now }: { rows: readonly CaseRow[]; now: string }) {
  const { t } = useTranslation('team');
  const content = useContent();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 45,
    getItemKey: (i) => rows[i]?.caseRef ?? i,
    overscan: 20,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const before = items[0] ? items[0].start - top : 0;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <div className="table-wrap" ref={box}>
      <table className="cases" aria-rowcount={rows.length + 1}>
        <caption className="ds-sr-only">{t('cases.title')}</caption>
        <thead>
          <tr>
            {columns.map((col) => (
              <th key={col} scope="col">
                {t(`cases.col.${col}`)}
              </th>
            ))}
          </tr>
        </thead>
        {before > 0 && <Gap height={before} />}
        <tbody>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <Case
                  key={item.key}
                  ref={virtual.measureElement}
                  index={item.index}
                  row={row}
                  now={now}
                  programme={row.programme ? content.programmeTitle(row.programme.programme) : null}
                />
              )
            );
          })}
        </tbody>
        {after > 0 && <Gap height={after} />}
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true" className="gap">
      <tr>
        <td colSpan={columns.length}>
          <Space height={height} />
        </td>
      </tr>
    </tbody>
  );
}
