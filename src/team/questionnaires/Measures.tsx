import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOfFile } from '../../care/questionnaires/instruments/decode';
import type { PackFault } from '../../care/questionnaires/instruments/pack';
import { instrumentIds } from '../../content/load';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { Tag } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { useInstruments } from '../kit/whole-content';
import styles from './questionnaires.module.css';

/** What can be asked: the instruments that ship, with the state of their wording, and the team's own under its own licences. */
export function Measures() {
  const { t } = useTranslation('team');
  const { byName } = useContent();
  const instruments = useInstruments();
  const shipped = byName(
    instruments.filter(({ id }) => instrumentIds.some((one) => one === id)),
    ({ title }) => title,
  );
  const { data: packs } = useView('packs', null);
  const { has } = useMe();
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('measures.title')}</h1>
      </header>
      <div className={room.blocks}>
        <p className="muted">{t('measures.lead')}</p>
        <section className={`card ${room.block}`} aria-labelledby="shipped">
          <h2 id="shipped">{t('measures.shipped')}</h2>
          <ul className={lists.tagged}>
            {shipped.map((instrument) => (
              <li key={instrument.id}>
                <details>
                  <summary>
                    <b>{instrument.title}</b>{' '}
                    <span className="muted">{t('measures.items', { count: instrument.items.length })}</span>{' '}
                    <Tag tone={instrument.status === 'official' ? 'fjord' : instrument.status === 'own' ? 'sky' : 'dawn'}>
                      {t(`measures.${instrument.status}`)}
                    </Tag>
                  </summary>
                  <ol lang={instrument.wording}>
                    {instrument.items.map((item, i) => (
                      <li key={item.linkId}>
                        {item.stem && item.stem !== instrument.items[i - 1]?.stem && (
                          <span className={styles.stem}>{item.stem}</span>
                        )}
                        {item.text}
                        {item.options.length > 0 && (
                          <span className="muted small"> {item.options.map(({ text }) => text).join(' · ')}</span>
                        )}
                      </li>
                    ))}
                  </ol>
                  {instrument.notices.map((notice) => (
                    <p className="muted small" key={notice}>
                      {notice}
                    </p>
                  ))}
                </details>
              </li>
            ))}
          </ul>
        </section>
        <section className={`card ${room.block}`} aria-labelledby="own-measures">
          <h2 id="own-measures">{t('measures.ours')}</h2>
          {!packs ? <Loading lines={2} /> : <OwnPacks packs={packs} lead={has('lead')} />}
        </section>
      </div>
    </main>
  );
}

function OwnPacks({
  packs,
  lead,
}: {
  packs: readonly { instrument: string; title: string; licence: string; version: string }[];
  lead: boolean;
}) {
  const { t } = useTranslation('team');
  const { busy, failed, act } = useAct();
  const say = useSay();
  const file = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<readonly PackFault[]>([]);
  const take = (chosen: File) =>
    act(async ({ importPack }) => {
      setFaults([]);
      const answer = await importPack(textOfFile(new Uint8Array(await chosen.arrayBuffer())));
      if (answer.ok) say(t('measures.imported', { title: answer.title }));
      else setFaults(answer.faults);
    });
  return (
    <>
      {packs.length === 0 && <p className="muted">{t('measures.ours.none')}</p>}
      <ul className={lists.tagged}>
        {packs.map(({ instrument, title, licence, version }) => (
          <li key={instrument}>
            <p>
              <b>{title}</b> <span className="muted">{version}</span>
            </p>
            <p className="muted small">{licence}</p>
            {lead && (
              <Button
                small
                variant="tertiary"
                busy={busy}
                onClick={() =>
                  void act(({ removePack }) => removePack(instrument).then(() => say(t('measures.removed', { title }))))
                }
              >
                {t('measures.remove')}
                <span className="ds-sr-only"> {title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lead && (
        <>
          <input
            ref={file}
            type="file"
            className="ds-sr-only"
            tabIndex={-1}
            aria-label={t('measures.import')}
            accept="application/json,application/fhir+json,.json"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              event.target.value = '';
              if (chosen) void take(chosen);
            }}
          />
          <Button small variant="secondary" icon="plus" onClick={() => file.current?.click()}>
            {t('measures.import')}
          </Button>
        </>
      )}
      <div role="status">
        {faults.length > 0 && (
          <>
            <p className={fields.error}>{t('measures.faults', { count: faults.length })}</p>
            <ul className={styles.faults}>
              {faults.map((fault) => (
                <li key={`${fault.line} ${fault.path} ${fault.problem}`}>
                  <b>{t('measures.line', { line: fault.line })}</b> {t(`measures.fault.${fault.problem}`)}{' '}
                  <code translate="no">{[fault.path, fault.detail].filter(Boolean).join(': ')}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
