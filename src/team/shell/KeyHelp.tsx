import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/controls/Dialog';
import { useAlerts } from '../alerts/useAlerts';
import { useMe } from '../kit/useMe';
import styles from './KeyHelp.module.css';

const everywhere = [
  ['?', 'keys.long.help'],
  ['1', 'keys.long.goInbox'],
  ['2', 'keys.long.goCases'],
  ['3', 'keys.long.goDuty'],
  ['4', 'catalogue.title'],
  ['5', 'nav.calendar'],
  ['N', 'keys.long.invite'],
  ['Z', 'keys.long.undo'],
  ['/', 'keys.long.search'],
  ['Ctrl K', 'keys.long.searchAll'],
] as const;
const inbox = [
  ['J K ↓ ↑', 'keys.long.move'],
  ['↵', 'keys.long.open'],
  ['R', 'keys.long.reply'],
  ['E', 'keys.long.done'],
  ['S', 'keys.long.snooze'],
  ['C', 'keys.long.call'],
  ['V', 'keys.long.assess'],
] as const;
const inCase = [
  ['R', 'keys.long.reply'],
  ['Ctrl ↵', 'keys.long.send'],
  ['Ctrl ⇧ ↵', 'keys.long.sendNext'],
  ['Ctrl .', 'keys.long.savedReply'],
  ['V', 'keys.long.assess'],
  ['C', 'keys.long.call'],
  ['E', 'keys.long.done'],
  ['S', 'keys.long.snooze'],
  ['A', 'keys.long.assign'],
  ['T', 'keys.long.book'],
  ['M', 'keys.long.people'],
  ['J K', 'keys.long.next'],
  ['U', 'keys.long.back'],
] as const;

const referrals = [
  ['J K', 'keys.long.moveReferral'],
  ['C', 'keys.long.call'],
  ['1 – 5', 'keys.long.decide'],
  ['G', 'keys.long.give'],
  ['E', 'keys.long.aside'],
  ['F', 'keys.long.filter'],
] as const;

const duty = [
  ['J K', 'keys.long.moveAlert'],
  ['F', 'duty.act.acting'],
  ['S', 'duty.act.seen'],
  ['W', 'duty.act.escalated'],
  ['E', 'duty.act.resolved'],
  ['C', 'keys.long.call'],
  ['O', 'keys.long.open'],
] as const;

const calendar = [
  ['J K', 'keys.long.move'],
  ['↵', 'keys.long.open'],
  ['B', 'keys.long.book'],
  ['S', 'keys.long.keepTime'],
  ['C', 'keys.long.freeCall'],
  ['T', 'keys.long.enter'],
  ['F', 'keys.long.moveTime'],
  ['D', 'keys.long.today'],
  ['U', 'keys.long.span'],
] as const;

const course = [
  ['J K', 'keys.long.move'],
  ['M', 'keys.course.attended'],
  ['S', 'keys.course.late'],
  ['F', 'keys.course.cancelled'],
  ['I', 'keys.course.absent'],
  ['A', 'keys.course.rest'],
  ['N', 'keys.course.new'],
] as const;

/** Every key on one card. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('team');
  const { inCases } = useMe();
  const { watching } = useAlerts();
  // A key that a role does nothing with is none.
  const mine = everywhere.filter(([key]) => (key !== 'N' || inCases) && (key !== '3' || watching));
  return (
    <Dialog sheet={false} heading={t('keys.title')} onClose={onClose} className={styles.help}>
      <p className="muted">{t('keys.intro')}</p>
      <div className={styles.keys}>
        <KeyTable heading={t('keys.everywhere')} keys={mine} />
        <KeyTable heading={t('keys.inbox')} keys={inbox} />
        <KeyTable heading={t('keys.case')} keys={inCase} />
        {inCases && <KeyTable heading={t('nav.referrals')} keys={referrals} />}
        {inCases && <KeyTable heading={t('nav.calendar')} keys={calendar} />}
        {inCases && <KeyTable heading={t('nav.courses')} keys={course} />}
        {watching && <KeyTable heading={t('duty.title')} keys={duty} />}
      </div>
    </Dialog>
  );
}

type Row = (
  | typeof everywhere
  | typeof inbox
  | typeof inCase
  | typeof referrals
  | typeof calendar
  | typeof course
  | typeof duty
)[number];
function KeyTable({ heading, keys }: { heading: string; keys: readonly Row[] }) {
  const { t } = useTranslation('team');
  return (
    <section>
      <h3>{heading}</h3>
      <dl>
        {keys.map(([key, word]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
