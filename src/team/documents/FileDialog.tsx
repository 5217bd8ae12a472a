import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filable } from '../../care/documents/filing';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { newId } from '../../engine/new-id';
import { Button } from '../../ui/controls/Button';
import { Choice, Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { dayFromNow, useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import form from '../kit/form.module.css';
import type { DialogOfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { type Channel, channels } from './channel';
import { useFiling } from './useFiling';

type Kind = Filable['type'];

/**
 * A part of the case goes into the municipality's record: files are made, a person puts them there, and says so. What nobody has said so of stays in
 * sight as not filed.
 */
export function FileDialog({ caseRef, view, called, onClose }: DialogOfCase) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const engine = useEngine();
  const say = useSay();
  const content = useContent();
  const make = useFiling(caseRef, view, called);
  const saving = useAct();
  const [filed] = useState(newId);
  const [kind, setKind] = useState<Kind>('conversation');
  const rounds = Object.values(view.measures)
    .flatMap((all) => all ?? [])
    .sort((a, b) => b.answeredAt.localeCompare(a.answeredAt));
  const [answers, setAnswers] = useState(rounds[0]?.item ?? '');
  const [from, setFrom] = useState(dayFromNow(-28));
  const [until, setUntil] = useState(dayFromNow(0));
  const [wrong, setWrong] = useState(false);
  const kinds: readonly Kind[] = rounds.length > 0 ? ['conversation', 'period', 'answers'] : ['conversation', 'period'];

  const chosen = (): Filable | null => {
    if (kind === 'conversation') return { type: 'conversation' };
    if (kind === 'answers') return { type: 'answers', answers };
    const fits = from !== '' && until !== '' && from <= until;
    setWrong(!fits);
    return fits ? { type: 'period', from, until } : null;
  };
  const save = (channel: Channel) => {
    const what = chosen();
    if (!what) return;
    void saving.act(async () => {
      const lay = await channel.open();
      if (!lay) return;
      for (const file of await make(what)) await lay(file);
      say(t(`file.laid.${channel.name}`));
    });
  };
  const mark = () => {
    const what = chosen();
    return (
      what &&
      (async ({ write }: Acts) => {
        const { upTo } = await engine.filing(caseRef, what);
        await write(caseRef, { kind: 'filed', filed, what, upTo });
        say(t('file.marked'));
      })
    );
  };
  return (
    <ActDialog heading={t('file.heading', { name: called })} label={t('file.mark')} act={mark} onClose={onClose}>
      <Choice<Kind>
        legend={t('file.what')}
        options={kinds.map((value) => ({ value, label: t(`file.kind.${value}`), note: t(`file.kind.${value}.note`) }))}
        chosen={[kind]}
        onChoose={([next]) => setKind(next ?? 'conversation')}
      />
      {kind === 'answers' && (
        <Select label={t('file.which')} value={answers} onChange={({ target }) => setAnswers(target.value)}>
          {rounds.map(({ item, instrument, answeredAt }) => (
            <option key={item} value={item}>
              {t('file.answers', { instrument: content.instrumentName(instrument), date: f.dayAndYear(answeredAt) })}
            </option>
          ))}
        </Select>
      )}
      {kind === 'period' && (
        <div className={form.pair}>
          <TextField type="date" label={t('file.from')} value={from} onChange={({ target }) => setFrom(target.value)} />
          <TextField type="date" label={t('file.until')} value={until} onChange={({ target }) => setUntil(target.value)} />
        </div>
      )}
      <div role="status">{wrong && kind === 'period' && <p className={fields.error}>{t('file.wrongDays')}</p>}</div>
      <div className={room.wideActs}>
        {channels.map((channel) => (
          <Button key={channel.name} small variant="secondary" icon="save" busy={saving.busy} onClick={() => save(channel)}>
            {t(`file.save.${channel.name}`)}
          </Button>
        ))}
      </div>
      {saving.failed && <ErrorCard code={saving.failed} />}
      <p className="muted">{t('file.help')}</p>
    </ActDialog>
  );
}
