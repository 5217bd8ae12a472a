import { Fragment } from 'react';
import type { Block, DocumentText, Table } from '../../care/documents/document-text';
import { ScrollArea } from '../controls/ScrollArea';
import styles from './DocumentSheet.module.css';

/** Words of a document, and which of them Mellom put there. */
export type Pieces = (text: string) => readonly { at: number; text: string; filled: boolean }[];
const plain: Pieces = (text) => [{ at: 0, text, filled: false }];

/** What stands in an order of its own and has no other name than its place. */
const placed = <T,>(all: readonly T[]) => all.map((one, place) => ({ one, key: String(place) }));

/** Which heading of the page its title is. */
type Level = 1 | 2 | 3;

/** A document as it will be on paper: white by day and by night. */
export function DocumentSheet({ text, level, pieces = plain }: { text: DocumentText; level: Level; pieces?: Pieces }) {
  const { sender, marks, to, title, blocks, closing, footer, language } = text;
  const Title = `h${level}` as const;
  return (
    <article className={styles.sheet} lang={language} translate="no">
      <header className={styles.head}>
        <Lines lines={sender} />
        <Lines lines={marks} />
      </header>
      {to.length > 0 && <Lines lines={to} />}
      <Title className={styles.title} tabIndex={-1}>
        {title}
      </Title>
      {placed(blocks).map(({ one, key }) => (
        <Part key={key} block={one} level={level} pieces={pieces} />
      ))}
      {closing.length > 0 && <Lines lines={closing} />}
      <p className={styles.foot}>{footer}</p>
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <p>
      {placed(lines).map(({ one, key }) => (
        <Fragment key={key}>
          {key !== '0' && <br />}
          {one}
        </Fragment>
      ))}
    </p>
  );
}

function Part({ block, level, pieces }: { block: Block; level: Level; pieces: Pieces }) {
  const Heading = (['h2', 'h3', 'h4'] as const)[level - 1] ?? 'h4';
  switch (block.type) {
    case 'heading':
      return <Heading className={styles.heading}>{block.text}</Heading>;
    case 'text':
      return (
        <p className={block.quiet ? styles.quiet : styles.text}>
          {pieces(block.text).map(({ at, text, filled }) =>
            filled ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>,
          )}
        </p>
      );
    case 'list':
      return (
        <ul>
          {placed(block.items).map(({ one, key }) => (
            <li key={key}>{one}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Rows {...block} />;
    case 'curve':
      return (
        <svg
          className={styles.curve}
          viewBox="-2 -4 104 48"
          role="img"
          aria-label={block.alt}
          fill="none"
          stroke="currentColor"
          strokeWidth={0.5}
        >
          <path d="M0 0V40H100" />
          <polyline points={block.points.map(({ x, y }) => `${x * 100},${40 - y * 40}`).join(' ')} />
        </svg>
      );
  }
}

function Rows({ head, rows }: Table) {
  return (
    <ScrollArea label={head.filter(Boolean).join(', ')}>
      <table>
        <thead>
          <tr>
            {placed(head).map(({ one, key }) =>
              one === '' ? (
                <td key={key} />
              ) : (
                <th key={key} scope="col">
                  {one}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {placed(rows).map(({ one: row, key: place }) => (
            <tr key={place}>
              {placed(row).map(({ one, key }) =>
                key === '0' ? (
                  <th key={key} scope="row">
                    {one}
                  </th>
                ) : (
                  <td key={key}>{one}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
