import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseFilter, type CaseOrder, caseColumns, caseFilters, caseList, toCover } from '../../care/desk/case-list';
import { isFound } from '../../care/folded';
import { isRecord } from '../../care/is-record';
import { useDraft } from '../../engine/draft';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useContent } from '../kit/catalogue';
import { useKeys, useKeysOn } from '../kit/keys';
import room from '../kit/room.module.css';
import { Search } from '../kit/Search';
import { SearchAll } from '../kit/SearchAll';
import { useMe } from '../kit/useMe';
import styles from './Cases.module.css';
import { CaseTable } from './CaseTable';
import { CoverAll } from './CoverAll';
import { Custody } from './Custody';
import { Ended } from './Ended';
import { Unwritten } from './Unwritten';

/** How one looks at one's cases: kept, so that the table stands as it was left. */
interface Look {
  show: CaseFilter;
  order: CaseOrder;
}
const usual: Look = { show: 'all', order: { by: 'name', down: false } };
const isLook = (value: unknown): value is Look =>
  isRecord(value) &&
  caseFilters.some((one) => one === value.show) &&
  isRecord(value.order) &&
  caseColumns.some((one) => isRecord(value.order) && one === value.order.by);

/** Every case that I am in. */
export function Cases() {
  const { t } = useTranslation('team');
  const go = useNavigate();
  const now = useNow();
  const { compare, programmeTitle } = useContent();
  const cases = useView('cases', { now });
  const { inCases } = useMe();
  const [text, setText] = useState('');
  const [covering, setCovering] = useState(false);
  const kept = useDraft('settings/cases', usual, isLook);
  const look = kept.value ?? usual;
  const find = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => find.current?.focus() }, useKeysOn());
  const all = cases.data;
  const rows = useMemo(
    () =>
      all && caseList(all, look.show, look.order, { compare, titleOf: programmeTitle }).filter((row) => isFound(text, row.name)),
    [all, look, text, compare, programmeTitle],
  );
  const mine = toCover(all ?? []);
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('cases.title')}</h1>
        {rows && (
          <p className="muted" role="status">
            {t('cases.count', { count: rows.length })}
          </p>
        )}
        <span className="grow" />
        {mine.length > 0 && (
          <ButtonLink small variant="tertiary" icon="people" to="/saker/veiledning">
            {t('cases.supervision')}
          </ButtonLink>
        )}
        {mine.length > 0 && (
          <Button small variant="tertiary" icon="calendar" onClick={() => setCovering(true)}>
            {t('coverAll.open')}
          </Button>
        )}
        {all && all.length > 0 && (
          <div className={styles.show}>
            <Select
              hideLabel
              label={t('cases.show')}
              value={look.show}
              onChange={({ target }) => kept.set({ ...look, show: caseFilters.find((one) => one === target.value) ?? 'all' })}
            >
              {caseFilters.map((one) => (
                <option key={one} value={one}>
                  {t(`cases.show.${one}`)}
                </option>
              ))}
            </Select>
          </div>
        )}
        <Search
          field={find}
          label={t('inbox.search')}
          text={text}
          onText={setText}
          onLeave={() => document.querySelector<HTMLElement>('table a')?.focus()}
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
        <CaseTable
          rows={rows}
          now={now}
          order={look.order}
          unfiled={look.show === 'unfiled'}
          onOrder={(order) => kept.set({ ...look, order })}
        />
      ) : text ? (
        <>
          <p className="muted">{t('inbox.noHits', { text })}</p>
          <SearchAll text={text} />
        </>
      ) : all?.length ? (
        <p className="muted">{t('cases.show.none')}</p>
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
      {covering && <CoverAll rows={mine} onClose={() => setCovering(false)} />}
    </main>
  );
}
