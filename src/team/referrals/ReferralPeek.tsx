import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { Tag, telephone } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { TriageNotes } from '../charts/TriageNotes';
import { WhyLate } from '../charts/WhyLate';
import { useContent } from '../kit/catalogue';
import { useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';
import { DecideDialog } from './DecideDialog';
import { DecidedBy } from './DecidedBy';
import type { Deciding } from './decision';
import { InviteIntoDialog } from './InviteIntoDialog';
import { ReferralFacts } from './ReferralFacts';
import styles from './referrals.module.css';

/** Beside the list: what somebody has said, how long they have waited for what, and what to do about it. */
export function ReferralPeek({
  row,
  now,
  deciding,
  onDecide,
}: {
  row: ReferralRow;
  now: string;
  /** What a decision is begun with; null: none is being made. */
  deciding: Partial<Deciding> | null;
  onDecide: (start: Partial<Deciding> | null) => void;
}) {
  const { t } = useTranslation(['referrals', 'team']);
  const f = useFormat();
  const content = useContent();
  const { data: view } = useView('case', { caseRef: row.caseRef, glance: true });
  const nameOf = useNames(row.name, t('team:team.me'));
  const referral = view?.referrals.find((one) => one.item.referral === row.referral);
  const previous = referral && view?.referrals[view.referrals.indexOf(referral) - 1];
  const keysOn = useKeysOn();
  const [inviting, setInviting] = useState(false);
  const doubles = row.looks.flatMap((one) => (one.look === 'double' ? one.of : []));
  return (
    <aside className={peek.peek} aria-labelledby="referral-name">
      <p>
        <Tag tone={row.start.late ? 'help' : row.assessment.late ? 'dawn' : undefined} icon="clock">
          {t('peek.since', { count: row.start.days })}
        </Tag>
      </p>
      <h2 id="referral-name" translate="no">
        <bdi>{row.name}</bdi>
      </h2>
      <p className="muted">{t('peek.contact', { date: f.date(row.contactAt), way: t(`way.${row.way}`) })}</p>
      {referral?.item.words && (
        <blockquote className={styles.words}>
          {referral.item.words}
          <footer>{referral.role === 'citizen' ? t('peek.own') : t('peek.noted', { name: nameOf(referral.author) })}</footer>
        </blockquote>
      )}
      {referral && <ReferralFacts row={row} referral={referral} previous={previous?.item ?? null} />}
      {doubles.length > 0 && (
        <div className={styles.doubles}>
          <h3>{t('peek.doubles')}</h3>
          <p className="small">{t('peek.doublesText')}</p>
          <p>{content.join(doubles.map(({ name }) => name))}</p>
        </div>
      )}
      {referral && <DecidedBy decisions={referral.decisions} now={now} />}
      {((row.assessment.late && row.assessment.stoppedOn === null) || row.start.late) && (
        <WhyLate caseRef={row.caseRef} referral={row.referral} now={now} />
      )}
      <div className={room.wideActs}>
        {row.phone && (
          <a className="ds-button" data-variant="primary" data-size="sm" href={telephone(row.phone)}>
            <Icon name="phone" />
            <span>
              {t(row.next === 'call-now' ? 'next.call-now' : 'next.call')} <bdi dir="ltr">{row.phone}</bdi>
            </span>
            {keysOn && <kbd>C</kbd>}
          </a>
        )}
        {referral && (
          <Button small variant={row.phone ? 'secondary' : 'primary'} onClick={() => onDecide({})}>
            {t('decide.open')}
            {keysOn && <kbd>G</kbd>}
          </Button>
        )}
        {view?.citizen === null && !view.invitation?.open && (
          <Button small variant="secondary" onClick={() => setInviting(true)}>
            {t('invite.open')}
          </Button>
        )}
        <ButtonLink small variant="secondary" to="/sak/$caseRef" params={{ caseRef: row.caseRef }}>
          {t('peek.open')}
        </ButtonLink>
      </div>
      <TriageNotes caseRef={row.caseRef} name={row.name} now={now} />
      {deciding && referral && view && (
        <DecideDialog
          row={row}
          referral={referral}
          readsIn={view.readsIn}
          given={view.assignments}
          now={now}
          start={deciding}
          onClose={() => onDecide(null)}
        />
      )}
      {inviting && view && <InviteIntoDialog caseRef={row.caseRef} called={view.called} onClose={() => setInviting(false)} />}
    </aside>
  );
}
