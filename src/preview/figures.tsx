import type { Fault } from '../care/programmes/faults';
import type { ProgrammeReport } from './report';
import { say } from './words';

/** What is wrong, where; a press opens the file at its line in the editor, where the editor can be found. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return <p>{say('noFaults')}</p>;
  const sorted = faults.toSorted((a, b) => a.level.localeCompare(b.level));
  return (
    <>
      <h2>{say('faults', { count: faults.length })}</h2>
      <ul className="faults">
        {sorted.map(({ path, line, message, level }) => (
          <li key={`${path} ${line} ${message}`}>
            <b className={level === 'error' ? 'bad' : undefined}>{say(level)}</b> <InEditor at={`${path}:${line}`} /> {message}
          </li>
        ))}
      </ul>
    </>
  );
}

export function InEditor({ at, short }: { at: string; short?: boolean }) {
  return (
    <a
      href={`#${at}`}
      onClick={(event) => {
        event.preventDefault();
        void fetch(`/__open-in-editor?file=${encodeURIComponent(`../../../${at}`)}`);
      }}
    >
      <code>{short ? at.slice(at.lastIndexOf('/') + 1) : at}</code>
    </a>
  );
}

export function Figures({ languages }: { languages: ProgrammeReport['languages'] }) {
  return (
    <>
      <h2>{say('figures')}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{say('part')}</th>
            <th scope="col">{say('screens')}</th>
            <th scope="col">{say('words')}</th>
            <th scope="col">{say('longest')}</th>
            <th scope="col">{say('lix')}</th>
          </tr>
        </thead>
        <tbody>
          {languages.flatMap(({ lang, figures }) =>
            figures.map(({ part, screens, words, longest, lix }) => (
              <tr key={`${lang} ${part}`}>
                <th scope="row">
                  {lang} {part}
                </th>
                <td>{screens}</td>
                <td>{words}</td>
                <td>{longest}</td>
                <td>{lix.toFixed(1)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </>
  );
}
