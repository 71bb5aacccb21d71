// The keys, and the switch that turns the single-letter ones off.
import {useEffect, useRef} from 'react';
import {useChoices} from '../store';
import {useLayout} from './viewport';

const keys: readonly (readonly [keys: readonly string[], action: string])[] = [
  [['`'], 'go to the command line'],
  [['Esc'], 'leave an empty command line, clear the selection'],
  [['Tab'], 'next region; in the command line: complete (Esc first to leave)'],
  [['Arrows'], 'walk through containers and tasks; Left closes a container, Right opens it'],
  [['+', '-', '0'], 'zoom in, zoom out, fit; also Ctrl and the wheel'],
  [['/'], 'find a pid, command, path, hierarchy or subsystem'],
  [['Space'], 'play or pause'],
  [['n'], 'step one millisecond; in step mode, to the next step of the kernel'],
  [['p'], 'the same, backwards; what was known to come is kept until something is typed'],
  [['k'], 'step mode, and out of it'],
  [['e'], 'the script: run it, go to the moment of a line'],
  [
    ['Ctrl', 'Enter'],
    'in the script: run to this line; with Shift, all of it; Shift Enter goes to the line\u2019s moment',
  ],
  [['c'], 'colours by the next hierarchy'],
  [['m'], 'move the selected task, then a letter'],
  [['Insert', 'a'], 'make a container in the selected one'],
  [['Delete'], 'remove the selected container'],
  [['['], 'show or hide the left pane'],
  [[']'], 'show or hide the right pane'],
  [['\\'], 'stage only'],
  [['g'], 'choose a scenario'],
  [['s'], 'share this run'],
  [['Shift', 'P'], 'larger, for a projector'],
  [['?'], 'these keys'],
  [['Enter'], 'run the line; edit a value'],
  [['F1'], 'in the command line: what the word at the cursor is; twice to read on in it'],
  [['Ctrl', 'C'], 'interrupt the command, when nothing is selected'],
  [['Ctrl', 'Z'], 'stop the command that runs; fg and bg let it go on'],
  [['Ctrl', 'L'], 'clear the terminal'],
  [['Ctrl', '.'], 'to the fix of what was refused last; Enter runs it'],
  [['Up', 'Down'], 'lines typed before; also Ctrl P and Ctrl N'],
  [['Ctrl', 'A'], 'to the start of the line; Ctrl E to its end'],
  [['Ctrl', 'U'], 'remove what stands before the cursor; Ctrl K what stands behind it'],
  [['Ctrl', 'W'], 'remove the word before the cursor, where the browser lets it'],
];

const gestures: readonly (readonly [what: string, action: string])[] = [
  ['Tap a task', 'its files, and where it belongs'],
  ['Tap a container', 'its control files; tap a value to change it'],
  ['Spread two fingers', 'zoom a hierarchy; the arrow in a container closes it'],
  ['Hold a task, then drag', 'move it to another container'],
  ['Tap the bar below', 'what is selected in full, with Move to'],
  ['Tap the terminal', 'type, or tap a suggestion, then Enter'],
  ['Swipe the suggestions', 'more of them'],
];

const close = () => useChoices.setState({dialog: 'none'});

export function KeySheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const letterKeys = useChoices(choices => choices.letterKeys);
  const compact = useLayout() === 'phone';
  const title = compact ? 'Gestures' : 'Keys';

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser would focus the first control, which is at the bottom of the list.
    heading.current?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <dl className="key-list">
        {compact &&
          gestures.map(([what, action]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{action}</dd>
            </div>
          ))}
        {!compact &&
          keys.map(([names, action]) => (
            <div key={names.join()}>
              <dt>
                {names.map(name => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
      </dl>
      {!compact && (
        <label className="check">
          <input
            type="checkbox"
            checked={letterKeys}
            onChange={changed => useChoices.setState({letterKeys: changed.target.checked})}
          />
          Single letters act while the stage has the focus
        </label>
      )}
      <div className="sheet-foot">
        <button type="button" className="button filled" onClick={close}>
          Done
        </button>
      </div>
    </dialog>
  );
}
