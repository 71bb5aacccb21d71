// "/": a field, and under it what it may mean. Arrows walk the list, Enter goes there, Esc goes back to where the keyboard was.
import {type KeyboardEvent, useEffect, useMemo, useRef, useState} from 'react';
import {describeFindings, type Finding, type Findings, find} from '../../describe';
import type {Slices} from '../../protocol';
import {markOfSelection} from '../inspector';
import {useChoices, useDesk, useMachine} from '../store';
import {Mark} from '../theme';
import {reveal} from '../views';
import './find.css';

const NOTHING: Findings = {total: 0, list: []};
const close = () => useChoices.setState({dialog: 'none'});
const optionId = (key: string): string => `found-${key}`;

/** Where the keys lead from the option at `at`; null for keys that lead nowhere. */
function stepTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, at + 10);
  if (key === 'PageUp') return Math.max(0, at - 10);
  return null;
}

export function FindDialog() {
  const desk = useDesk();
  const slices = useMachine(store => store.update?.slices ?? null);
  const [text, setText] = useState('');
  /** Key of the option that Enter takes: its place may change while the machine runs. */
  const [chosen, setChosen] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const found = useMemo(() => (slices ? find(slices, text) : NOTHING), [slices, text]);
  const at = Math.max(
    0,
    found.list.findIndex(one => one.key === chosen),
  );
  const active = found.list[at];

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (active) document.getElementById(optionId(active.key))?.scrollIntoView({block: 'nearest'});
  }, [active]);

  function go({target}: Finding): void {
    close();
    useChoices.setState({view: 'hierarchies'});
    desk.select(target);
    if (slices) reveal(target, slices);
  }

  function onKeyDown(pressed: KeyboardEvent): void {
    if (pressed.key === 'Enter' && active) {
      pressed.preventDefault();
      go(active);
      return;
    }
    const to = found.list.length > 0 ? stepTo(pressed.key, at, found.list.length) : null;
    if (to === null) return;
    pressed.preventDefault();
    setChosen(found.list[to]!.key);
  }

  return (
    <dialog ref={dialog} className="sheet find" aria-label="Find" onClose={close}>
      <input
        className="field"
        role="combobox"
        aria-label="Find a task, container, hierarchy or subsystem"
        aria-expanded={found.list.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={active ? optionId(active.key) : undefined}
        aria-describedby="found-count"
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        enterKeyHint="go"
        onChange={changed => {
          setText(changed.target.value);
          setChosen('');
        }}
        onKeyDown={onKeyDown}
      />
      <p className="find-count" id="found-count" role="status">
        {describeFindings(found, text)}
      </p>
      {slices && <Options slices={slices} list={found.list} active={active} onPick={go} />}
      <div className="sheet-foot">
        <button type="button" className="button outlined" onClick={close}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </dialog>
  );
}

interface OptionsProps {
  readonly slices: Slices;
  readonly list: readonly Finding[];
  readonly active: Finding | undefined;
  readonly onPick: (found: Finding) => void;
}

function Options({slices, list, active, onPick}: OptionsProps) {
  const lens = useChoices(choices => choices.lens);
  return (
    <div className="find-list" role="listbox" id="found" aria-label="Found">
      {list.map(one => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which option is active
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field
        <div
          className="find-option"
          key={one.key}
          id={optionId(one.key)}
          role="option"
          aria-selected={one === active}
          onClick={() => onPick(one)}
        >
          <Mark mark={markOfSelection(slices, one.target, lens)} size={10} />
          <span className="find-name">{one.name}</span>
          <span className="find-note">
            {one.kind}
            {one.note !== '' && `, ${one.note}`}
          </span>
        </div>
      ))}
    </div>
  );
}
