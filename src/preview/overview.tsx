import './overview.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../care/programmes/types';
import { Faults, Figures } from './figures';
import { Phones } from './phones';
import type { ProgrammeReport } from './report';
import { language, say } from './words';

/** The overview: programmes, their faults and figures, and every screen of a part in the languages beside each other. */
function Overview() {
  const reports = useReports();
  const [slug = '', partId = ''] = useHash().split('/');
  const [shown, setShown] = useState<readonly Language[]>(['nb']);
  const [dark, setDark] = useState(false);
  if (!reports) return null;
  const report = reports.find((one) => one.slug === slug) ?? reports[0];
  if (!report) return <p>{say('none')}</p>;
  const toggle = (lang: Language) => setShown(shown.includes(lang) ? shown.filter((one) => one !== lang) : [...shown, lang]);
  return (
    <div className="overview">
      <nav className="side">
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        <h2>{say('programmes')}</h2>
        <ul>
          {reports.map((one) => {
            const errors = one.faults.filter(({ level }) => level === 'error').length;
            return (
              <li key={one.slug}>
                <a href={`#${one.slug}`} aria-current={one === report ? 'page' : undefined}>
                  {one.languages[0]?.title ?? one.slug} {errors > 0 && <span className="bad">{errors}</span>}
                </a>
              </li>
            );
          })}
        </ul>
        <fieldset className="choices">
          <legend>{say('languages')}</legend>
          {report.languages.map(({ lang }) => (
            <label key={lang}>
              <input type="checkbox" checked={shown.includes(lang)} onChange={() => toggle(lang)} /> {lang}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={dark} onChange={() => setDark(!dark)} /> {say('dark')}
          </label>
        </fieldset>
      </nav>
      <Programme report={report} partId={partId} shown={shown} dark={dark} />
    </div>
  );
}

function Programme({
  report,
  partId,
  shown,
  dark,
}: {
  report: ProgrammeReport;
  partId: string;
  shown: readonly Language[];
  dark: boolean;
}) {
  const part = report.parts.find(({ id }) => id === partId);
  const reviewed = report.languages.filter((one) => one.reviewed).map(({ lang }) => lang);
  return (
    <main>
      <h1>{report.languages[0]?.title ?? report.slug}</h1>
      <p>
        {say('version', { version: report.version })} ·{' '}
        {reviewed.length > 0 ? say('reviewed', { languages: reviewed.join(', ') }) : say('notReviewed')}
      </p>
      <Faults faults={report.faults} />
      <h2>{say('parts')}</h2>
      <ul className="part-tabs">
        <li>
          <a href={`#${report.slug}`} aria-current={part ? undefined : 'page'}>
            {say('overview')}
          </a>
        </li>
        {report.parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${report.slug}/${id}`} aria-current={part?.id === id ? 'page' : undefined}>
              {id.slice(1)} {title}
            </a>
          </li>
        ))}
      </ul>
      {part ? (
        part.screens.map((screen) => (
          <section className="screen" key={`${part.id} ${screen.id}`}>
            <h3>
              {screen.title} <small>{screen.id}</small>
            </h3>
            <Phones report={report} part={part.id} screen={screen} shown={shown} dark={dark} />
          </section>
        ))
      ) : (
        <>
          <Figures languages={report.languages} />
          <section className="screen">
            <Phones report={report} shown={shown} dark={dark} />
          </section>
        </>
      )}
    </main>
  );
}

/** The newest report; asked for again when a text has been saved. */
function useReports(): ProgrammeReport[] | null {
  const [reports, setReports] = useState<ProgrammeReport[] | null>(null);
  useEffect(() => {
    const ask = () => void fetch('/report.json').then(async (answer) => setReports(await answer.json()));
    ask();
    import.meta.hot?.on('mellom:saved', ask);
    return () => import.meta.hot?.off('mellom:saved', ask);
  }, []);
  return reports;
}
function useHash(): string {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed);
      return () => removeEventListener('hashchange', changed);
    },
    () => decodeURIComponent(location.hash.slice(1)),
  );
}

document.documentElement.lang = language;
const root = document.getElementById('root');
if (root) createRoot(root).render(<Overview />);
