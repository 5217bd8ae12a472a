import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument, InstrumentItem } from '../../care/questionnaires/instruments/types';
import { Choice } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { QuietButton } from '../../ui/controls/QuietButton';
import { Stepper } from '../../ui/controls/Stepper';
import styles from './QuestionScreen.module.css';

/** One question to the letter, its answers as cards, and the right not to answer. */
export function QuestionScreen({
  instrument,
  item,
  value,
  unanswered,
  onAnswer,
}: {
  instrument: Instrument;
  item: InstrumentItem;
  value: number | null | undefined;
  unanswered: boolean;
  onAnswer: (value: number | null) => void;
}) {
  const { t } = useTranslation('forms');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div lang={instrument.wording} translate="no">
        {item.number ? (
          <>
            <h1 className={styles.question} ref={heading} tabIndex={-1}>
              {item.text}
            </h1>
            <Stepper
              label={item.text}
              value={value ?? null}
              min={item.number.min}
              max={item.number.max}
              less={t('less')}
              more={t('more')}
              onChange={onAnswer}
            />
          </>
        ) : (
          <Choice<string>
            legend={
              <>
                {item.stem && <span className={styles.stem}>{item.stem}</span>}
                <h1 className={styles.question} ref={heading} tabIndex={-1}>
                  {item.text}
                </h1>
              </>
            }
            options={item.options.map((o) => ({ value: String(o.value), label: o.text }))}
            chosen={typeof value === 'number' ? [String(value)] : []}
            onChoose={([chosen]) => chosen !== undefined && onAnswer(Number(chosen))}
          />
        )}
      </div>
      <div role="status">
        {value === null && <p className="muted">{t('declined')}</p>}
        {unanswered && <p className={fields.error}>{t('choose')}</p>}
      </div>
      {value !== null && <QuietButton onClick={() => onAnswer(null)}>{t('decline')}</QuietButton>}
    </>
  );
}
