// A view of words in tables: it scrolls as a whole; on a phone each row is stacked, with the name of its column before each
// word.
import type {ReactNode} from 'react';
import './word-table.css';

export interface WordsViewProps {
  readonly name: string;
  /** Of the view's own style. */
  readonly className: string;
  readonly compact: boolean;
  readonly children: ReactNode;
}

export function WordsView({name, className, compact, children}: WordsViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it
    <section className={`words-view ${className}${compact ? ' compact' : ''}`} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}

export interface WordRow {
  readonly key: string;
  /** As many as there are columns; the first heads the row. */
  readonly cells: readonly string[];
}

export function WordTable(props: {label?: string; columns: readonly string[]; rows: readonly WordRow[]}) {
  const {label, columns, rows} = props;
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({key, cells: [head, ...rest]}) => (
          <tr key={key}>
            <th scope="row" data-column={columns[0]}>
              {head}
            </th>
            {rest.map((words, i) => (
              <td key={columns[i + 1]} data-column={columns[i + 1]}>
                {words}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
