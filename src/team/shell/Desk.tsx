import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../care/desk/inbox';
import { useEngine, useNow, useView } from '../../engine/engine';
import { IconButton } from '../../ui/controls/Button';
import { ButtonLink } from '../../ui/controls/links';
import { Loading } from '../../ui/controls/states';
import { DeskFrame } from '../../ui/DeskFrame';
import { RiskBanner } from '../alerts/RiskBanner';
import { useAlerts } from '../alerts/useAlerts';
import { visibleRows } from '../inbox/hidden';
import { useHidden } from '../inbox/useHidden';
import { useKeys, useKeysOn, useModifiedKey } from '../kit/keys';
import { Notice } from '../kit/Notice';
import { DeskMemoryProvider } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { useAside } from '../referrals/useAside';
import { Waiting } from '../welcome/Waiting';
import styles from './Desk.module.css';
import { IntegrityWarnings } from './IntegrityWarnings';
import { KeyHelp } from './KeyHelp';
import { NoLonger } from './NoLonger';

const none: readonly InboxRow[] = [];

/** Around every room of the staff: rail, warnings, what was just done, the keys that work everywhere. */
export function Desk() {
  return (
    <DeskMemoryProvider>
      <Rooms>
        <Outlet />
      </Rooms>
    </DeskMemoryProvider>
  );
}

function Rooms({ children }: { children: ReactNode }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const go = useNavigate();
  const now = useNow();
  const me = useView('me', null);
  const inbox = useView('inbox', { now });
  const hidden = useHidden();
  const alerts = useAlerts();
  const { has, inCases } = useMe();
  const referrals = useView('referrals', inCases ? { now } : undefined);
  const { put } = useAside();
  const claims = useView('staffClaims', has('lead') ? null : undefined).data?.length;
  const keysOn = useKeysOn();
  const [help, setHelp] = useState(false);
  const path = useRouterState({ select: (s) => s.resolvedLocation?.pathname ?? s.location.pathname });
  const main = useFocusOnArrival(path);
  useModifiedKey('k', () => void go({ to: '/sok' }));

  useKeys(
    {
      '?': () => setHelp(true),
      n: () => inCases && void go({ to: '/inviter' }),
      1: () => void go({ to: '/innboks' }),
      2: () => void go({ to: '/saker' }),
      3: () => alerts.watching && void go({ to: '/vakt' }),
      4: () => void go({ to: '/programmer' }),
      5: () => void go({ to: '/kalender' }),
    },
    keysOn,
    true,
  );

  if (!me.data) return <Loading lines={3} />;
  const { account, roles, former, about } = me.data;
  if (roles.length === 0)
    return former.some((one) => one.account === account) ? (
      <NoLonger team={about?.name ?? ''} phone={about?.phone ?? ''} />
    ) : (
      <Waiting />
    );
  const waiting = inbox.data ? visibleRows(inbox.data.rows, hidden.byCase, now).rows.length : undefined;
  const risky = (inbox.data?.rows ?? none).filter(({ reason }) => reason === 'risk');
  // One person is counted once, though the same answer stands on duty's desk and in the case.
  const pressing = new Set([...risky.map((row) => row.caseRef), ...alerts.open.map((row) => row.caseRef ?? row.answers)]);
  const urgent = (count: number) => (count > 0 ? { urgent: { count, label: t('risk.count', { count }) } } : {});
  return (
    <DeskFrame
      alerts={pressing.size}
      team={me.data.about?.municipality ?? ''}
      rooms={[
        { to: '/innboks', icon: 'inbox', label: t('nav.inbox'), count: waiting, ...urgent(risky.length) },
        { to: '/kalender', icon: 'calendar', label: t('nav.calendar') },
        { to: '/saker', icon: 'people', label: t('nav.cases'), count: inbox.data?.cases },
        ...(inCases
          ? ([
              {
                to: '/henvendelser',
                icon: 'door',
                label: t('nav.referrals'),
                count: referrals.data?.filter(({ caseRef }) => !put.includes(caseRef)).length,
              },
              { to: '/kurs', icon: 'today', label: t('nav.courses') },
            ] as const)
          : []),
        ...(alerts.watching
          ? [
              {
                to: '/vakt',
                icon: 'help',
                label: t('nav.duty'),
                ...(alerts.open.length > 0 ? urgent(alerts.open.length) : { count: 0 }),
              } as const,
            ]
          : []),
        { to: '/sok', icon: 'search', label: t('nav.search') },
        { to: '/programmer', icon: 'book', label: t('nav.programmes') },
        { to: '/maal', icon: 'form', label: t('nav.measures') },
        { to: '/rapport', icon: 'chart', label: t('nav.report') },
        { to: '/team', icon: 'shield', label: t('nav.team'), ...(claims ? { count: claims } : {}) },
        { to: '/oppsett', icon: 'settings', label: t('nav.settings') },
      ]}
      action={
        inCases && (
          <ButtonLink variant="secondary" small icon="plus" to="/inviter">
            {t('nav.invite')}
          </ButtonLink>
        )
      }
      me={{ name: me.data.name ?? '', title: me.data.title ?? '' }}
      foot={<IconButton icon="lock" label={t('nav.lock')} onClick={() => void engine.lock()} />}
    >
      <div className={styles.room} ref={main}>
        <IntegrityWarnings />
        <RiskBanner rows={inbox.data?.rows ?? none} path={path} />
        {children}
        <Notice />
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </DeskFrame>
  );
}

/**
 * In a new room the heading gets the focus, so that a screen reader says where one is and the next Tab is inside. Not at the
 * first opening, and not where the room has put it somewhere itself.
 */
function useFocusOnArrival(path: string) {
  const room = useRef<HTMLDivElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    let frame = 0;
    let left = 120;
    // The room may still be loading when one has arrived.
    const look = () => {
      if (room.current?.contains(document.activeElement)) return;
      const heading = room.current?.querySelector<HTMLElement>('h1');
      if (heading) heading.focus();
      else if (left-- > 0) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return room;
}
