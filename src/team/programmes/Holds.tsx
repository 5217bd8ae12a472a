import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { talkFirst } from '../../care/programmes/progress';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { Acts, CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { TextArea, Tick } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';

/** What a guard has held back: the answer that did it, and a therapist's way to open it. */
export function Holds({ caseRef, view, called }: { caseRef: CaseRef; view: CaseView; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const content = useContent();
  const [open, setOpen] = useState<string | null>(null);
  const holds = view.programmes.flatMap((p) => Object.entries(p.holds).map(([feature, hold]) => ({ feature, ...hold })));
  const never = view.programmes.flatMap(neverAsked);
  return (
    <>
      {never.map(({ feature, address }) => (
        <div className={`card ${room.block} ${room.held}`} key={feature}>
          <h3>
            <Icon name="warning" />
            {t('hold.title', { feature: content.featureName(feature) })}
          </h3>
          <p>{t('hold.hidden', { part: content.partOf(address) })}</p>
          <div className={room.acts}>
            <Button small variant="secondary" onClick={() => setOpen(feature)}>
              {t('hold.release')}
            </Button>
          </div>
        </div>
      ))}
      {holds.map((hold) => {
        const feature = content.featureName(hold.feature);
        const talk = hold.feature === talkFirst;
        const answer = view.blocks.findLast((b) => b.address === hold.address);
        if (hold.released)
          return (
            <div className={`card ${room.block}`} key={hold.feature}>
              <p className="muted">{t(talk ? 'hold.talk.done' : 'hold.done', { feature })}</p>
              <button
                type="button"
                className={button.text}
                aria-busy={busy || undefined}
                onClick={() =>
                  void act(({ write }) => write(caseRef, { kind: 'release', feature: hold.feature, released: false }))
                }
              >
                {t(talk ? 'hold.talk.putBack' : 'hold.putBack')}
              </button>
            </div>
          );
        return (
          <div className={`card ${room.block} ${room.held}`} key={hold.feature}>
            <h3>
              <Icon name="warning" />
              {t(talk ? 'hold.talk.title' : 'hold.title', { feature })}
            </h3>
            <p>
              {t('hold.because', { when: f.moment(hold.at) })} {(answer?.options ?? []).map((o) => `«${o}»`).join(', ')}
            </p>
            <div className={room.acts}>
              <Button small variant="secondary" onClick={() => setOpen(hold.feature)}>
                {t(talk ? 'hold.talk.release' : 'hold.release')}
              </Button>
            </div>
          </div>
        );
      })}
      {failed && <ErrorCard code={failed} />}
      {open && (
        <Release
          caseRef={caseRef}
          feature={open}
          name={content.featureName(open)}
          called={called}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** Features whose question stands in a part that the plan hides: nobody is asked, and nothing holds them but that. */
function neverAsked({ plan, holds, unasked }: ProgrammeProgress): { feature: string; address: string }[] {
  return Object.entries(unasked).flatMap(([feature, address]) => {
    const part = address.split('/')[1] ?? '';
    return plan && feature !== talkFirst && !plan.parts.includes(part) && !(feature in holds) ? [{ feature, address }] : [];
  });
}

function Release({
  caseRef,
  feature,
  name,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  feature: string;
  name: string;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  // A talk is had, where everything else is opened.
  const talk = feature === talkFirst;
  const note = useWords(`release/${caseRef}/${feature}`);
  const [low, setLow] = useState(false);
  const [tried, setTried] = useState(false);
  // What a guard has held back is opened by a person for a reason, and the reason stands in the case.
  const reason = note.text.trim();
  const release = () => {
    setTried(true);
    if (reason === '') return null;
    const item = {
      kind: 'release' as const,
      feature,
      released: true,
      note: reason,
      ...(low ? { floor: 300 } : {}),
    };
    return ({ write }: Acts) => write(caseRef, item).then(() => say(t(talk ? 'hold.talk.done' : 'hold.done', { feature: name })));
  };
  return (
    <ActDialog
      heading={t(talk ? 'hold.talk.dialog' : 'hold.dialog', { feature: name })}
      label={t(talk ? 'hold.talk.release' : 'hold.release')}
      act={release}
      words={[note]}
      onClose={onClose}
    >
      <p>{t(talk ? 'hold.talk.dialogText' : 'hold.dialogText', { name: called })}</p>
      <TextArea
        label={t(talk ? 'hold.talk.note' : 'hold.note')}
        rows={3}
        error={tried && reason === '' ? t('hold.noteNeeded') : undefined}
        maxLength={1_000}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
      {feature === 'sleep-window' && (
        <>
          <Tick checked={low} onChange={(event) => setLow(event.target.checked)}>
            {t('hold.floor')}
          </Tick>
          <p className="muted">{t('hold.floorHelp')}</p>
        </>
      )}
    </ActDialog>
  );
}
