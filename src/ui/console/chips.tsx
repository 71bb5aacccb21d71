// Suggestions as buttons above the field, for fingers: whole commands while the field is empty, what fits at the cursor
// otherwise. A chip writes into the field; Enter stays with the visitor.
import {type RefObject, useEffect, useState} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {type Completed, type LineField, lineActions, withWord} from './line';
import {suggestCommands} from './suggestions';

const CHIPS_AT_MOST = 24;

interface ChipsProps {
  readonly text: string;
  readonly field: RefObject<LineField | null>;
}

/** Where keys are at hand: the one line to begin with, while nothing is mounted. */
export function FirstChip({field}: Pick<ChipsProps, 'field'>) {
  const slices = useMachine(store => store.update?.slices);
  const line = slices && suggestCommands(slices, null).find(one => one.line.startsWith('mount '))?.line;
  if (!line) return null;
  return (
    <section className="chips first-chips" aria-label="Suggestions">
      <p>No hierarchy is mounted. A line to begin with:</p>
      <button
        type="button"
        className="chip"
        onClick={() => {
          field.current?.write(line);
          field.current?.focus();
        }}
      >
        {line}
      </button>
    </section>
  );
}

export function Chips({text, field}: ChipsProps) {
  const desk = useDesk();
  const slices = useMachine(store => store.update?.slices ?? null);
  const selection = useChoices(choices => choices.selection);
  const [fits, setFits] = useState<{readonly text: string; readonly completed: Completed} | null>(null);

  useEffect(() => {
    if (text === '') return;
    let wanted = true;
    void lineActions(desk)
      .complete(text, text.length)
      .then(completed => wanted && setFits({text, completed}));
    return () => {
      wanted = false;
    };
  }, [desk, text]);

  const chips =
    text === ''
      ? slices
        ? suggestCommands(slices, selection).map(one => ({...one, detail: ''}))
        : []
      : fits?.text === text
        ? fits.completed.items.map(item => ({
            label: item.text,
            detail: item.detail,
            line: withWord(text, fits.completed.from, text.length, item.text).text,
          }))
        : [];

  return (
    <section className="chips" aria-label="Suggestions">
      {chips.slice(0, CHIPS_AT_MOST).map(chip => (
        <button
          key={chip.line}
          type="button"
          className="chip"
          aria-label={chip.label}
          aria-description={chip.detail || undefined}
          onClick={() => {
            field.current?.write(chip.line);
            field.current?.focus();
          }}
        >
          {chip.label}
          {chip.detail && <small className="chip-detail">{chip.detail}</small>}
        </button>
      ))}
    </section>
  );
}
