import type { Language } from '../care/programmes/types';
import { InEditor } from './figures';
import type { ProgrammeReport } from './report';
import { say } from './words';

/** One screen, or the programme's front page, on a phone for each language that is looked at. */
export function Phones({
  report,
  part,
  screen,
  shown,
  dark,
}: {
  report: ProgrammeReport;
  part?: string;
  screen?: ProgrammeReport['parts'][number]['screens'][number];
  shown: readonly Language[];
  dark: boolean;
}) {
  return (
    <div className="phones">
      {report.languages
        .filter(({ lang }) => shown.includes(lang))
        .map(({ lang, title, figures }) => {
          const words = figures.find((one) => one.part === part)?.ofScreens.find(({ id }) => id === screen?.id)?.words;
          const at = screen?.lines[lang];
          const query = new URLSearchParams({
            lang,
            programme: report.slug,
            ...(part ? { part } : {}),
            ...(screen ? { screen: screen.id } : {}),
            ...(dark ? { look: 'dark' } : {}),
          });
          return (
            <figure key={lang}>
              <figcaption>
                {lang} {words !== undefined && <>· {say('wordsOfScreen', { words })} </>}
                {at && <InEditor at={at} short />}
              </figcaption>
              <div className="frame">
                <iframe
                  loading="lazy"
                  title={say('frame', { title: screen?.title ?? title, lang })}
                  src={`/phone.html?${query}`}
                />
              </div>
            </figure>
          );
        })}
    </div>
  );
}
