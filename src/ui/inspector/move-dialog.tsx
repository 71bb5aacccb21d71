// "Move to…": the way to move a task without a mouse. A list of every container, each with its letter; picking one types
// the command that moves the task.
import {type KeyboardEvent, useEffect, useRef} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {Mark} from '../theme';
import {absentWords} from './absent';
import {moveTask} from './gestures';
import {letterOf, markOf, rowOf, type Target, targetsFor} from './places';

const close = () => useChoices.setState({dialog: 'none'});

export function MoveDialog({pid}: {readonly pid: number}) {
  const desk = useDesk();
  const slices = useMachine(store => store.update?.slices ?? null);
  const lens = useChoices(choices => choices.lens);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const targets = slices ? targetsFor(slices, pid) : [];
  const row = slices ? rowOf(slices, pid) : -1;
  const comm = slices && row >= 0 ? slices.tasks.comms[slices.tasks.comm[row] ?? 0] : absentWords();

  function move(target: Target): void {
    close();
    void moveTask(desk, pid, target.container.id);
  }

  function onKeyDown(pressed: KeyboardEvent<HTMLDialogElement>): void {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
    if (pressed.key === 'ArrowDown' || pressed.key === 'ArrowUp') {
      pressed.preventDefault();
      const buttons = [...(dialog.current?.querySelectorAll<HTMLButtonElement>('.move-target') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const step = pressed.key === 'ArrowDown' ? 1 : -1;
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
      return;
    }
    const target = targets.find(one => one.letter === pressed.key.toLowerCase() && one.letter !== '');
    if (!target) return;
    pressed.preventDefault();
    move(target);
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="move-title" onClose={close} onKeyDown={onKeyDown}>
      <h2 id="move-title">
        Move <span className="mono">{pid}</span> {comm} to…
      </h2>
      {targets.length === 0 && <p className="panel-hint">There is no mounted hierarchy to move it in.</p>}
      <ul className="move-list">
        {targets.map(target => (
          <li key={target.container.id}>
            <button
              type="button"
              className="move-target"
              aria-current={target.here ? 'location' : undefined}
              onClick={() => move(target)}
            >
              {target.letter && <kbd>{target.letter}</kbd>}
              <Mark mark={slices ? markOf(slices, target.container, lens) : -1} size={10} />
              <span className="move-name">
                {letterOf(target.index)}:{target.container.path}
              </span>
              <span className="move-note">{target.here ? 'is here' : target.container.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="sheet-foot">
        <button type="button" className="button outlined" onClick={close}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </dialog>
  );
}
