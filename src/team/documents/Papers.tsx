import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import { Consents } from '../consents/Consents';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { FileDialog } from './FileDialog';
import { Filed } from './Filed';
import { Letters } from './Letters';

/** What of the case is on its way out of it, on paper: what the municipality's record has of it. */
export function Papers(about: OfCase) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const [filing, setFiling] = useState(false);
  const { unfiled } = about.view;
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('papers.title')}</h3>
      <p>
        {unfiled
          ? t('papers.unfiled', {
              what: f.list(
                (['messages', 'answers', 'letters'] as const).flatMap((kind) =>
                  unfiled[kind] > 0 ? [t(`papers.${kind}`, { count: unfiled[kind] })] : [],
                ),
              ),
              date: f.day(unfiled.since),
            })
          : t('papers.allFiled')}
      </p>
      <div className={room.wideActs}>
        <Button small variant="tertiary" icon="save" onClick={() => setFiling(true)}>
          {t('file.open')}
        </Button>
      </div>
      <Filed {...about} />
      <Letters {...about} />
      <Consents {...about} />
      {filing && <FileDialog {...about} onClose={() => setFiling(false)} />}
    </div>
  );
}
