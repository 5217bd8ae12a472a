import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import states from '../../ui/controls/states.module.css';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { ExportAll } from '../kit/ExportAll';
import { useNames } from '../kit/people';
import { CallTeam } from './CallTeam';
import { useReplacement } from './replacement';

/** A new account has this one's place: when, by whose invitation, whom to call. What is here stays readable. */
export function Replaced({ replaced }: { replaced: NonNullable<Views['replacement']['answer']['replaced']> }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full, first } = useNames();
  const { look } = useReplacement();
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <Button wide onClick={() => look(true)}>
          {t('standing.replaced.read')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('standing.replaced.title')}</h1>
        <p className="lead">{t('standing.replaced.lead', { when: f.moment(replaced.at), name: full(replaced.by) })}</p>
        <p>{t('standing.replaced.mine')}</p>
        <p>{t('standing.replaced.notMine', { name: first(replaced.by) })}</p>
        <CallTeam phone={replaced.phone || null} />
        <Hint icon="lock">{t('standing.replaced.kept')}</Hint>
        <ExportAll />
      </Flow>
    </Phone>
  );
}

/** Above every room of such a device. */
export function ReplacedLine() {
  const { t } = useTranslation('me');
  const { look } = useReplacement();
  return (
    <section className={`${states.notices} phone`} aria-label={t('standing.replaced.title')}>
      <div className={`card ${states.trouble}`}>
        <p>{t('standing.replaced.line')}</p>
        <div className="row">
          <Button variant="secondary" onClick={() => look(false)}>
            {t('standing.replaced.more')}
          </Button>
        </div>
      </div>
    </section>
  );
}
