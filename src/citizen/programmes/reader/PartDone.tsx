import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard, ProgrammePart } from '../../../care/programmes/types';
import { ButtonLink } from '../../../ui/controls/links';
import { Hint } from '../../../ui/controls/parts';
import { Flow } from '../../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../../ui/Phone';
import reader from './reader.module.css';

/** A part is done: a moment to stop in before one goes on. Nothing is counted and nothing is asked. */
export function PartDone({ card, part }: { card: ProgrammeCard; part: ProgrammePart }) {
  const { t } = useTranslation('programme');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Phone
      room={reader.read}
      header={<TopBar title={<TopTitle>{part.title}</TopTitle>} />}
      bottom={
        <>
          <ButtonLink to="/program/$slug" params={{ slug: card.id }} wide>
            {t('partDone.on')}
          </ButtonLink>
          <ButtonLink to="/" variant="tertiary" wide>
            {t('partDone.home')}
          </ButtonLink>
        </>
      }
    >
      <Flow className={reader.text}>
        <h1 ref={heading} tabIndex={-1}>
          {t('partDone.title')}
        </h1>
        <p className="lead">{t('partDone.lead')}</p>
        <p>{t('partDone.breathe')}</p>
        <Hint icon="check">{t('partDone.kept')}</Hint>
      </Flow>
    </Phone>
  );
}
