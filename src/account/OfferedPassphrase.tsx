import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../client/api';
import { useAct } from '../engine/act';
import { errorCode, useEngine } from '../engine/engine-state';
import type { ErrorCode } from '../protocol/errors';
import { BackButton } from '../ui/controls/BackButton';
import { Button } from '../ui/controls/Button';
import { TextField } from '../ui/controls/fields';
import { Steps } from '../ui/controls/parts';
import { QuietButton } from '../ui/controls/QuietButton';
import { ErrorCard } from '../ui/controls/states';
import { FlowForm } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import styles from './OfferedPassphrase.module.css';
import tip from './tip.module.css';

/** Five words, drawn on the device. Typing them once is what makes them stay. */
export function OfferedPassphrase({
  steps,
  onBack,
  onOwn,
  onChosen,
}: {
  steps?: { step: number; of: number };
  onBack: () => void;
  onOwn: () => void;
  onChosen: (passphrase: string, acts: Acts) => Promise<void>;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [words, setWords] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { busy, failed, act } = useAct();
  const [undrawn, setUndrawn] = useState<ErrorCode | null>(null);
  const draw = useCallback(
    () =>
      engine.suggestPassphrase().then(
        (phrase) => {
          setWords(phrase.split(' '));
          setTyped('');
          setWrong(false);
        },
        (error) => setUndrawn(errorCode(error)),
      ),
    [engine],
  );
  useEffect(() => void draw(), [draw]);

  const use = async () => {
    if (!sameWords(typed, words)) return setWrong(true);
    await act((acts) => onChosen(words.join(' '), acts));
  };
  const problem = failed ?? undrawn;
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="passphrase">
          {busy ? t('passphrase.making') : t('passphrase.use')}
        </Button>
      }
    >
      <FlowForm
        id="passphrase"
        onSubmit={(event) => {
          event.preventDefault();
          void use();
        }}
      >
        {steps && <Steps {...steps} />}
        <h1>{t('passphrase.title')}</h1>
        <p className="lead">{t('passphrase.lead')}</p>
        <div className={`card ${styles.words}`}>
          <ol aria-label={t('passphrase.words')} translate="no">
            {words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ol>
          <Button variant="tertiary" icon="undo" onClick={() => void draw()}>
            {t('passphrase.others')}
          </Button>
        </div>
        <p className={tip.tip}>
          <b>{t('passphrase.pictureLead')}</b> {t('passphrase.picture')}
        </p>
        {problem && <ErrorCard code={problem} />}
        <TextField
          label={t('passphrase.type')}
          value={typed}
          error={wrong ? t('passphrase.differs') : undefined}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
        <QuietButton onClick={onOwn}>{t('passphrase.own')}</QuietButton>
      </FlowForm>
    </Phone>
  );
}

/** As the protocol reads typed text: trimmed, single-spaced, NFKC. Capitals are the phone's doing, not the person's. */
export function sameWords(typed: string, words: readonly string[]): boolean {
  return typed.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase() === words.join(' ').toLowerCase();
}
