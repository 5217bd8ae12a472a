import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, Person, Views } from '../../client/api';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { AccountWords } from '../welcome/AccountWords';
import { ListedFields } from './ListedFields';
import { listedAs, useListed } from './listed';

type Claim = Views['staffClaims']['answer'][number];

/** Colleagues who have made their account and wait for somebody who knows them. By the words a lead knows which account is whose. */
export function Claims({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data } = useView('staffClaims', null);
  const [open, setOpen] = useState<Claim | null>(null);
  const [refusing, setRefusing] = useState<Claim | null>(null);
  if (!data || data.length === 0) return null;
  return (
    <section className={`card ${room.block}`} aria-labelledby="claims">
      <h2 id="claims" tabIndex={-1}>
        {t('team.claims')}
      </h2>
      <p className="muted">{t('team.claims.text')}</p>
      <ul className={lists.open}>
        {data.map((claim) => (
          <li key={claim.claim}>
            <span>
              <bdi>{claim.name}</bdi>
              {claim.title && (
                <>
                  , <bdi>{claim.title}</bdi>
                </>
              )}
            </span>
            {claim.at && <span className="muted">{t('team.claim.when', { when: f.moment(claim.at) })}</span>}
            <Button small aria-label={t('team.claim.admitName', { name: claim.name })} onClick={() => setOpen(claim)}>
              {t('team.claim.admit')}
            </Button>
            <Button
              small
              variant="tertiary"
              aria-label={t('team.claim.refuseName', { name: claim.name })}
              onClick={() => setRefusing(claim)}
            >
              {t('team.claim.refuse')}
            </Button>
            <AccountWords words={claim.words} />
            {claim.others > 0 && <Hint icon="warning">{t('team.claim.others', { count: claim.others })}</Hint>}
          </li>
        ))}
      </ul>
      {open && <Admit claim={open} people={people} onClose={() => setOpen(null)} />}
      {refusing && <Refuse claim={refusing} onClose={() => setRefusing(null)} />}
    </section>
  );
}

function Refuse({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { name } = claim;
  return (
    <ActDialog
      heading={t('team.claim.refuseName', { name })}
      label={t('team.claim.refuse')}
      danger
      act={() => (acts: Acts) => acts.refuseClaim(claim.claim).then(() => say(t('team.claim.refused', { name })))}
      onClose={onClose}
    >
      <p>{t('team.claim.refuseText')}</p>
      <AccountWords words={claim.words} />
    </ActDialog>
  );
}

function Admit({ claim, people, onClose }: { claim: Claim; people: readonly Person[]; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { byName } = useContent();
  const { draft, now, set } = useListed(`admit/${claim.claim}`, { ...claim, replaces: '' });
  const { name, roles, replaces } = now;
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const old = people.find((one) => one.account === replaces);
  const inPlaceOf = (account: string) => {
    const lost = people.find((one) => one.account === account);
    set({ replaces: account, ...(lost ? { name: lost.name, title: lost.title, roles: lost.roles } : {}) });
  };
  const admit = () => {
    setTried(true);
    const listed = listedAs(now);
    if (!sure || !listed) return null;
    const who = { ...listed, ...(replaces ? { replaces } : {}) };
    return ({ admitStaff }: Acts) => admitStaff(claim.claim, who).then(() => say(t('team.claim.admitted', { name: who.name })));
  };
  return (
    <ActDialog heading={t('team.claim.dialog')} label={t('team.claim.admit')} act={admit} words={[draft]} onClose={onClose}>
      <Select
        label={t('team.claim.replaces')}
        description={t('team.claim.replacesHelp')}
        value={replaces}
        onChange={(event) => inPlaceOf(event.target.value)}
      >
        <option value="">{t('team.claim.newColleague')}</option>
        {byName(people, (one) => one.name)
          .filter((one) => !one.me)
          .map((one) => (
            <option key={one.account} value={one.account}>
              {t('team.claim.inPlaceOf', { name: one.name })}
            </option>
          ))}
      </Select>
      {old && <Hint icon="people">{t('team.claim.replacesText', { name: old.name })}</Hint>}
      {claim.others > 0 && <Hint icon="warning">{t('team.claim.others', { count: claim.others })}</Hint>}
      <p>{t('team.claim.compare')}</p>
      <AccountWords words={claim.words} />
      <Tick checked={sure} onChange={(e) => setSure(e.target.checked)}>
        {t('team.claim.sure', { name })}
      </Tick>
      <ListedFields now={now} set={set} />
      <div role="status">
        {tried && !sure && <p className={fields.error}>{t('team.claim.sureNeeded')}</p>}
        {tried && roles.length === 0 && <p className={fields.error}>{t('team.rolesNeeded')}</p>}
      </div>
    </ActDialog>
  );
}
