// The differences in a table for each confidence; on a phone each row is stacked, with the name of its column before each
// word.
import {differenceColumns, differenceParts, MISSING_HEADING, missingMechanisms} from '../../../describe/differences';
import type {ViewProps} from '../view';
import './fidelity.css';

function Part({confidence, heading, rows}: ReturnType<typeof differenceParts>[number]) {
  const columns = differenceColumns(confidence);
  return (
    <>
      <h2>{heading}</h2>
      <table aria-label={heading}>
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
          {rows.map(({id, what, ours, theirs, source}) => (
            <tr key={id}>
              <th scope="row" data-column={columns[0]}>
                {what}
              </th>
              <td data-column={columns[1]}>{ours}</td>
              <td data-column={columns[2]}>{theirs}</td>
              <td data-column={columns[3]}>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export default function Fidelity({compact}: ViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it
    <section className={compact ? 'fidelity compact' : 'fidelity'} aria-label="About fidelity" tabIndex={0}>
      {differenceParts()
        .filter(part => part.rows.length > 0)
        .map(part => (
          <Part key={part.confidence} {...part} />
        ))}
      <h2>{MISSING_HEADING}</h2>
      <ul>
        {missingMechanisms().map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
