// The glossary as a table.
import {GLOSSARY, GLOSSARY_COLUMNS} from '../../../describe';
import type {ViewProps} from '../view';
import {WordsView, WordTable} from '../word-table';
import './glossary.css';

const ROWS = GLOSSARY.map(({then, v1, v2, sentence}) => ({key: sentence, cells: [then, v1, v2, sentence]}));

export default function Glossary({compact}: ViewProps) {
  return (
    <WordsView name="Glossary" className="glossary" compact={compact}>
      <WordTable columns={GLOSSARY_COLUMNS} rows={ROWS} />
    </WordsView>
  );
}
