import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button';
import { Tick } from '../fields';
import { useFormat } from '../format';
import { Brand } from '../Mark';
import { Phone, TopBar } from '../Phone';
import { Hint, Steps } from '../parts';
import { codeGroups } from './code';

/** The recovery code, once: to save as a file or print. The printed page is this card and nothing else. */
export function ShowCode({
  code,
  step,
  of,
  start,
  onDone,
}: {
  code: string;
  step?: number;
  of?: number;
  /** A way back, where there is one. */
  start?: ReactNode;
  onDone: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const f = useFormat();
  const [kept, setKept] = useState(false);
  const [missing, setMissing] = useState(false);
  const groups = codeGroups(code);
  const address = `${location.origin}/gjenopprett`;
  const today = f.date(new Date().toISOString());

  const save = () => {
    const text = [
      t('code.fileTitle'),
      '',
      groups.join(' '),
      '',
      t('code.fileHow', { address }),
      t('code.fileSecret'),
      '',
      today,
      '',
    ].join('\n');
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = t('code.fileName');
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Phone
      room="secure"
      title={t('code.title')}
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
              <p className="field-error" id="kept-missing">
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
      <div className="flow">
        {step && of && <Steps step={step} of={of} />}
        <h1>{t('code.title')}</h1>
        <p className="lead">{t('code.lead')}</p>
        <div className="card code print-sheet">
          <p className="print-only">
            <Brand size={28} />
          </p>
          <p className="code-name">{t('code.name')}</p>
          <ol aria-label={t('code.groups', { count: groups.length })} translate="no">
            {groups.map((group) => (
              <li key={group}>{group}</li>
            ))}
          </ol>
          <p className="print-only">{t('code.fileHow', { address })}</p>
          <p className="print-only">{t('code.fileSecret')}</p>
          <p className="print-only">{today}</p>
          <div className="code-acts">
            <Button variant="secondary" icon="save" onClick={save}>
              {t('code.save')}
            </Button>
            <Button variant="secondary" icon="print" onClick={() => print()}>
              {t('code.print')}
            </Button>
          </div>
        </div>
        <Hint icon="heart">{t('code.hint')}</Hint>
      </div>
    </Phone>
  );
}
