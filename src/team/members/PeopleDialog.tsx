import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import { ControlWords } from './ControlWords';
import { Covers } from './Covers';
import { Member } from './Member';
import styles from './members.module.css';

export type PeopleAct = 'cover' | 'hand-over' | 'let-in' | 'recover' | 'end' | { putOut: string };

/** Who can read this case, why, when they did; the words to compare; and what can be changed about it. */
export function PeopleDialog({
  caseRef,
  view,
  called,
  onAct,
  onClose,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  onAct: (act: PeopleAct) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { account: me, people, has } = useMe();
  const nameOf = useNames(called);
  const { data } = useView('access', { caseRef });
  const custodians = new Set(people.filter((one) => one.roles.includes('custodian')).map((one) => one.account));
  return (
    <Dialog sheet={false} heading={t('access.title')} onClose={onClose} className={styles.dialog}>
      {!data ? (
        <Loading lines={2} />
      ) : (
        <>
          <ul className={styles.list}>
            {data.members.map((one) => {
              // By law a custodian stays; the citizen and oneself are no business of a press here.
              const stays = one.role === 'citizen' || one.account === me || custodians.has(one.account);
              return (
                <Member
                  key={one.account}
                  member={one}
                  name={one.role === 'citizen' ? called : one.name || nameOf(one.account)}
                  me={one.account === me}
                  onPutOut={stays ? null : () => onAct({ putOut: one.account })}
                />
              );
            })}
          </ul>
          <p className="muted small">{t('access.words.whose')}</p>
          {data.custody.length > 0 && (
            <section>
              <h3>{t('access.custody')}</h3>
              <ul className={styles.list}>
                {data.custody.map((one) => (
                  <li key={`${one.account}${one.at}`}>
                    <span>
                      {t('access.custodyLine', { name: one.name || nameOf(one.account), when: f.moment(one.at) })} «{one.reason}»
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Covers caseRef={caseRef} covers={view.covers} called={called} />
          <section>
            <h3>{t('people.change')}</h3>
            <div className="row">
              <Button small variant="secondary" icon="calendar" onClick={() => onAct('cover')}>
                {t('cover.title')}
              </Button>
              <Button small variant="secondary" icon="forward" onClick={() => onAct('hand-over')}>
                {t('handover.title')}
              </Button>
              <Button small variant="secondary" icon="plus" onClick={() => onAct('let-in')}>
                {t('letIn.title')}
              </Button>
              {view.citizen && (
                <Button small variant="secondary" icon="key" onClick={() => onAct('recover')}>
                  {t('recover.title', { name: called })}
                </Button>
              )}
              {has('custodian') && (
                <Button small variant="tertiary" icon="close" onClick={() => onAct('end')}>
                  {t('end.title')}
                </Button>
              )}
            </div>
          </section>
          <ControlWords words={data.controlWords} called={called} />
        </>
      )}
    </Dialog>
  );
}
