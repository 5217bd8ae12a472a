import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { endReasons } from '../../care/items/choices';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import lines from '../kit/lines.module.css';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import { IdentityDialog } from './IdentityDialog';

type EndReason = (typeof endReasons)[number];

/** What about the people of a case must be seen before one writes: who claims to be whom, a link tried again, cover, the end. */
export function CaseNotices({
  caseRef,
  view,
  called,
  onRecover,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  onRecover: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const nameOf = useNames(called);
  const whom = useNames(called, t('team.me'));
  const { busy, failed, act } = useAct();
  const [asking, setAsking] = useState(false);
  const { claim, knocks, deleted, discharged, covers, invitation, citizen, rest, unfiled } = view;
  const name = { name: called };
  const cover = covers.find((one) => one.state === 'now') ?? covers.find((one) => one.state === 'coming');
  const replacing = citizen !== null && invitation?.open && invitation.notAfter;
  const withdraw = () => act(({ withdrawInvitation }) => withdrawInvitation(caseRef).then(() => say(t('invite.open.withdrawn'))));
  const reopen = (reason: EndReason) =>
    act((acts) => acts.write(caseRef, { kind: 'discharge', reason, reopened: true }).then(() => say(t('discharge.reopened'))));
  return (
    <>
      {deleted && (
        <Line icon={deleted.byItem ? 'info' : 'warning'}>
          {deleted.retention
            ? t('ended.retention')
            : deleted.byItem
              ? t('ended.byItem', { reason: deleted.reason ?? '' })
              : `${t('ended.unexplained')} ${t('ended.unexplainedNext')}`}
        </Line>
      )}
      {!deleted && rest?.told && (
        <Line icon="clock">
          {t('retention.line', { date: f.dayAndYear(rest.told.on), ended: f.dayAndYear(rest.endedOn) })}{' '}
          {unfiled && <b>{t('retention.unfiled')}</b>}
        </Line>
      )}
      {!deleted && discharged && (
        <Line
          icon="check"
          action={
            <Button small variant="secondary" busy={busy} onClick={() => void reopen(discharged.reason)}>
              {t('discharge.reopen')}
            </Button>
          }
        >
          {t('discharge.line', {
            date: f.day(discharged.at),
            reason: t(`discharge.reason.${discharged.reason}`).toLocaleLowerCase(),
            name: whom(discharged.by),
          })}
        </Line>
      )}
      {!deleted && claim && (
        <Line
          icon="person"
          action={
            <Button small variant="secondary" onClick={() => setAsking(true)}>
              {t('identity.answer')}
            </Button>
          }
        >
          <b>{t('identity.title', name)}</b> {t(claim.recovery ? 'identity.lineRecovery' : 'identity.line', name)}{' '}
          {claim.at && <span className="muted">{f.moment(claim.at)}</span>}
        </Line>
      )}
      {!deleted && knocks > 0 && (
        <Line
          icon="door"
          action={
            <Button small variant="secondary" busy={busy} onClick={() => void act(({ dismissKnocks }) => dismissKnocks(caseRef))}>
              {t('knocks.known')}
            </Button>
          }
        >
          <b>{t('knocks.title', { count: knocks })}</b> {t('knocks.text', name)}
        </Line>
      )}
      {!deleted && replacing && (
        <Line
          icon="clock"
          action={
            <Button small variant="tertiary" busy={busy} onClick={() => void withdraw()}>
              {t('invite.open.withdrawYes')}
            </Button>
          }
        >
          {t('recover.wait', { ...name, date: f.day(replacing) })}
        </Line>
      )}
      {!deleted && cover && (
        <Line icon="calendar">
          {t(`covers.line.${cover.state === 'now' ? 'now' : 'coming'}`, {
            name: nameOf(cover.by),
            days: f.days(cover.from, cover.until),
          })}
        </Line>
      )}
      {failed && <ErrorCard code={failed} />}
      {asking && claim && (
        <IdentityDialog
          caseRef={caseRef}
          claim={claim}
          called={called}
          onRecover={() => {
            setAsking(false);
            onRecover();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Line({ icon, action, children }: { icon: IconName; action?: ReactNode; children: ReactNode }) {
  return (
    <div className={lines.line}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}
