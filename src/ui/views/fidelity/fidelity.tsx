// The differences in a table for each confidence, and below them the mechanisms that are missing.
import {Fragment} from 'react';
import {differenceColumns, differenceParts, MISSING_HEADING, missingMechanisms} from '../../../describe/differences';
import type {ViewProps} from '../view';
import {WordsView, WordTable} from '../word-table';
import './fidelity.css';

export default function Fidelity({compact}: ViewProps) {
  return (
    <WordsView name="About fidelity" className="fidelity" compact={compact}>
      {differenceParts()
        .filter(part => part.rows.length > 0)
        .map(({confidence, heading, rows}) => (
          <Fragment key={confidence}>
            <h2>{heading}</h2>
            <WordTable
              label={heading}
              columns={differenceColumns(confidence)}
              rows={rows.map(({id, what, ours, theirs, source}) => ({key: id, cells: [what, ours, theirs, source]}))}
            />
          </Fragment>
        ))}
      <h2>{MISSING_HEADING}</h2>
      <ul>
        {missingMechanisms().map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </WordsView>
  );
}
