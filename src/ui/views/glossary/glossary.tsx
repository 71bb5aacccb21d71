// The glossary as a table; on a phone each row is stacked, with the name of its column before each word.
import {GLOSSARY, GLOSSARY_COLUMNS} from '../../../describe';
import type {ViewProps} from '../view';
import './glossary.css';

const [THEN, V1, V2, PLAIN] = GLOSSARY_COLUMNS;

export default function Glossary({compact}: ViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it
    <section className={compact ? 'glossary compact' : 'glossary'} aria-label="Glossary" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {GLOSSARY_COLUMNS.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GLOSSARY.map(({then, v1, v2, sentence}) => (
            <tr key={sentence}>
              <th scope="row" data-column={THEN}>
                {then}
              </th>
              <td data-column={V1}>{v1}</td>
              <td data-column={V2}>{v2}</td>
              <td data-column={PLAIN}>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
