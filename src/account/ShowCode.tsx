import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/controls/Button';
import { Tick } from '../ui/controls/fields';
import fields from '../ui/controls/fields.module.css';
import { Brand } from '../ui/controls/Mark';
import { Hint, Steps } from '../ui/controls/parts';
import { Flow } from '../ui/Flow';
import { useFormat } from '../ui/format';
import { Phone, TopBar } from '../ui/Phone';
import { CodeGroups } from './CodeGroups';
import { codeGroups } from './code';
import styles from './ShowCode.module.css';
import { saveText } from './save-text';

/** What is kept on paper: the code alone opens the account, the name goes with a passphrase. */
export interface Sheet {
  recoveryCode: string;
  accountName: string;
}
/** Whom the words are for: staff turn to a lead, citizens to the team. */
export type Whose = 'citizen' | 'staff';

/** The recovery code and the account's name, once: to save as a file or print. The printed page is this card and nothing else. */
export function ShowCode({
  sheet,
  whose,
  steps,
  start,
  onDone,
}: {
  sheet: Sheet;
  whose: Whose;
  steps?: { step: number; of: number };
  /** A way back, where there is one. */
  start?: ReactNode;
  onDone: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const f = useFormat();
  const [kept, setKept] = useState(false);
  const [missing, setMissing] = useState(false);
  const [copied, setCopied] = useState(false);
  const groups = codeGroups(sheet.recoveryCode);
  const how = t('code.fileHow', { address: `${location.origin}/gjenopprett` });
  const today = f.day(new Date().toISOString());

  const save = () =>
    saveText(t('code.fileName'), [
      t('code.fileTitle'),
      '',
      `${t('code.name')}: ${groups.join(' ')}`,
      `${t('code.account')}: ${sheet.accountName}`,
      '',
      how,
      t('code.fileAccount'),
      t('code.fileSecret'),
      '',
      today,
    ]);
  return (
    <Phone
      kind="secure"
      header={<TopBar start={start ?? <span />} />}
      bottom={
        <>
          <Tick
            checked={kept}
            aria-describedby={missing ? 'kept-missing' : undefined}
            onChange={(event) => {
              setKept(event.target.checked);
              setMissing(false);
            }}
          >
            {t('code.kept')}
          </Tick>
          <div role="status">
            {missing && (
              <p className={fields.error} id="kept-missing">
                {t('code.keptMissing')}
              </p>
            )}
          </div>
          <Button wide onClick={() => (kept ? onDone() : setMissing(true))}>
            {t('common:next')}
          </Button>
        </>
      }
    >
      <Flow>
        {steps && <Steps {...steps} />}
        <h1>{t('code.title')}</h1>
        <p className="lead">{t(`code.lead.${whose}`)}</p>
        <div className={`card ${styles.code}`} data-print="">
          <p className="print-only">
            <Brand size={28} />
          </p>
          <p className={styles.name}>{t('code.name')}</p>
          <CodeGroups groups={groups} label={t('code.groups', { count: groups.length })} />
          <dl className={styles.account}>
            <dt className={styles.name}>{t('code.account')}</dt>
            <dd translate="no">{sheet.accountName}</dd>
          </dl>
          <p className="print-only">{how}</p>
          <p className="print-only">{t('code.fileAccount')}</p>
          <p className="print-only">{t('code.fileSecret')}</p>
          <p className="print-only">{today}</p>
          <div className={styles.acts}>
            <Button variant="secondary" icon="save" onClick={save}>
              {t('code.save')}
            </Button>
            <Button
              variant="secondary"
              icon="copy"
              onClick={() =>
                void navigator.clipboard.writeText(groups.join(' ')).then(
                  () => setCopied(true),
                  () => undefined,
                )
              }
            >
              {t(copied ? 'code.copied' : 'code.copy')}
            </Button>
            <Button variant="secondary" icon="print" onClick={() => print()}>
              {t('code.print')}
            </Button>
          </div>
        </div>
        <Hint icon="key">{t('code.accountAbout')}</Hint>
        <Hint icon="heart">{t(`code.hint.${whose}`)}</Hint>
      </Flow>
    </Phone>
  );
}
