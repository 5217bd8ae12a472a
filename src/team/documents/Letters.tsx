import { useTranslation } from 'react-i18next';
import { documentTemplates } from '../../care/items/choices';
import { ButtonLink } from '../../ui/controls/links';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';

/** Letters of the case with how far each has come, and the ways to begin another. */
export function Letters({ caseRef, view, called }: OfCase) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  return (
    <>
      <h4>{t('letters.title')}</h4>
      <ul className={lists.given}>
        {view.documents.map(({ letter, step }) => (
          <li key={letter.document}>
            <span>
              <b>{t(`letter.name.${letter.template}`)}</b>
              <small>
                {t(`letters.step.${step}`, { name: called })} · {f.day(letter.at)}
              </small>
            </span>
            <ButtonLink
              small
              variant="tertiary"
              to="/sak/$caseRef/papir/$document"
              params={{ caseRef, document: letter.document }}
              aria-label={t('letters.open', { letter: t(`letter.name.${letter.template}`), date: f.day(letter.at) })}
            >
              {t('letters.see')}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <div className={room.wideActs}>
        {documentTemplates.map((template) => (
          <ButtonLink
            key={template}
            small
            variant="tertiary"
            icon="pen"
            to="/sak/$caseRef/brev/$template"
            params={{ caseRef, template }}
          >
            {t(`letter.name.${template}`)}
          </ButtonLink>
        ))}
      </div>
    </>
  );
}
