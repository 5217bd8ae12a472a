import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { Avatar } from '../../ui/controls/Avatar';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useCalled } from '../kit/useCalled';
import type { Open } from './CaseDialogs';
import styles from './CaseTop.module.css';

/** Who it is, since when, and what is done most often. */
export function CaseTop({ view, name, onOpen }: { view: CaseView; name: string; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const calledOther = useCalled();
  const waiting = view.citizen === null;
  const facts = [
    calledOther(view),
    view.week ? t('case.week', { week: view.week }) : null,
    view.startedAt ? t('case.started', { date: f.day(view.startedAt) }) : null,
    waiting && view.invitation?.open && view.invitation.notAfter
      ? t('case.waiting', { date: f.day(view.invitation.notAfter) })
      : null,
    waiting && !view.invitation?.open ? t('case.invitationExpired') : null,
  ].filter(Boolean);
  return (
    <header className={styles.top}>
      <Avatar name={name} />
      <div>
        <h1 tabIndex={-1} translate="no">
          <bdi>{name}</bdi>
        </h1>
        <p className="muted">{facts.join(' · ')}</p>
      </div>
      <IconButton icon="pen" label={t('case.person')} onClick={() => onOpen('person')} />
      <span className="grow" />
      {view.phone && (
        <a className="ds-button" data-variant="tertiary" data-size="sm" href={telephone(view.phone)}>
          <Icon name="phone" />
          {t('case.call')}
          <span className="ds-sr-only"> {view.phone}</span>
        </a>
      )}
      <Button small variant="tertiary" icon="people" onClick={() => onOpen('people')}>
        {t('case.access')}
      </Button>
      {view.deleted === null && (
        <>
          <Button small variant="tertiary" icon="calendar" onClick={() => onOpen('book')}>
            {t('case.book')}
          </Button>
          <Button small variant="secondary" icon="plus" onClick={() => onOpen('programme')}>
            {t('case.assign')}
          </Button>
        </>
      )}
    </header>
  );
}
