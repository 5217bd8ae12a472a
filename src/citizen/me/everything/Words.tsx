import { useTranslation } from 'react-i18next';
import { useOwn } from '../../../ui/engine';
import { answerKey } from '../../programme/blocks/answer';
import { Written } from '../../programme/KeptPart';
import { useCatalogue, usePart } from '../../programme/useProgramme';

/** What one has written and chosen in the programmes, finished or not. */
export function Words() {
  const { t } = useTranslation('me');
  const catalogue = useCatalogue();
  const { data: own } = useOwn(answerKey(''));
  const begun = (catalogue ?? []).flatMap((card) =>
    card.parts
      .filter(({ id }) => own?.some(({ key }) => key.startsWith(answerKey(`${card.id}/${id}/`))))
      .map(({ id }) => ({ card, part: id })),
  );
  if (begun.length === 0) return null;
  return (
    <section className="kept">
      <h2>{t('all.words')}</h2>
      {begun.map(({ card, part }) => (
        <InPart key={`${card.id}/${part}`} programme={card.id} title={card.title} part={part} />
      ))}
    </section>
  );
}

function InPart({ programme, title, part: id }: { programme: string; title: string; part: string }) {
  const part = usePart(programme, id);
  if (!part) return null;
  return (
    <section className="card kept-part">
      <h3 lang={part.lang}>
        {title}: {part.title}
      </h3>
      <Written programme={programme} part={part} />
    </section>
  );
}
