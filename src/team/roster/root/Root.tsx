import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, Views } from '../../../client/api';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/format';
import { useContent } from '../../kit/catalogue';
import lists from '../../kit/lists.module.css';
import room from '../../kit/room.module.css';
import { ChangeRoot } from './ChangeRoot';
import { EnterSheets } from './EnterSheets';
import { HalfSheets } from './HalfSheets';
import { ShareRoot } from './ShareRoot';

/** The team's key: who holds it, what is on paper, and the ways to share, prove, bring back and renew it. */
export function Root({
  people,
  trust,
  team,
}: {
  people: readonly Person[];
  trust: Views['teamTrust']['answer'];
  /** the team's own name, for the sheets */
  team: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { join } = useContent();
  const [open, setOpen] = useState<'share' | 'enter' | 'change' | null>(null);
  const { holders, iHold, sheetsProvedAt } = trust;
  const nameOf = (account: string) => people.find((one) => one.account === account)?.name ?? t('someone');
  const others = people.filter((one) => one.roles.includes('lead') && !holders.includes(one.account));
  const close = () => setOpen(null);
  return (
    <section className={`card ${room.block}`} aria-labelledby="team-key">
      <h2 id="team-key" tabIndex={-1}>
        {t('root.title')}
      </h2>
      <p className="muted">{t('root.what')}</p>
      <dl className={lists.facts}>
        <div>
          <dt>{t('root.holders')}</dt>
          <dd>{holders.length > 0 ? join(holders.map(nameOf)) : t('root.nobody')}</dd>
        </div>
        <div>
          <dt>{t('root.paper')}</dt>
          <dd>{sheetsProvedAt ? t('root.proved', { date: f.day(sheetsProvedAt) }) : t('root.notProved')}</dd>
        </div>
      </dl>
      {iHold && <HalfSheets team={team} />}
      <div className="row">
        {iHold && others.length > 0 && (
          <Button small variant="secondary" icon="people" onClick={() => setOpen('share')}>
            {t('root.share')}
          </Button>
        )}
        <Button small variant="secondary" icon="form" onClick={() => setOpen('enter')}>
          {t(iHold ? 'root.prove' : 'root.restore')}
        </Button>
        {iHold && (
          <Button small variant="tertiary" icon="key" onClick={() => setOpen('change')}>
            {t('root.change')}
          </Button>
        )}
      </div>
      {open === 'share' && <ShareRoot leads={others} onClose={close} />}
      {open === 'enter' && <EnterSheets holds={iHold} onClose={close} />}
      {open === 'change' && <ChangeRoot onClose={close} />}
    </section>
  );
}
