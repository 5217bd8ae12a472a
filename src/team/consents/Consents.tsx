import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';
import { ConsentDialog } from './ConsentDialog';

/** Whom the citizen lets us tell something: what was said last, when, and by whose word. */
export function Consents(about: OfCase) {
  const { t } = useTranslation(['documents', 'team']);
  const f = useFormat();
  const nameOf = useNames(about.called);
  const whom = useNames(about.called, t('team:team.me'));
  const [open, setOpen] = useState(false);
  const spoken = about.view.consents.filter(({ history }) => history.length > 0);
  return (
    <>
      <h4>{t('consents.title.desk')}</h4>
      {spoken.length === 0 && <p className="muted">{t('consents.none', { name: about.called })}</p>}
      <ul className={lists.given}>
        {spoken.map(({ partner, answer, asked }) => (
          <li key={partner}>
            <span>
              <b>{t(`partner.${partner}`)}</b>
              {[answer, asked].map(
                (said) =>
                  said && (
                    <small key={said.at}>
                      {t(`consents.said.${said.how}.${said.state}`, {
                        date: f.day(said.on),
                        name: (said.how === 'mellom' ? nameOf : whom)(said.by),
                      })}{' '}
                      {said.who && t('consents.whom', { who: said.who })}
                    </small>
                  ),
              )}
            </span>
          </li>
        ))}
      </ul>
      <div className={room.wideActs}>
        <Button small variant="tertiary" icon="shield" onClick={() => setOpen(true)}>
          {t('consents.open')}
        </Button>
      </div>
      {open && <ConsentDialog {...about} onClose={() => setOpen(false)} />}
    </>
  );
}
