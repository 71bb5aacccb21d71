// The terminal as the visitor sees it: the log, and under it the line being written.
import {type KeyboardEvent, useCallback, useRef, useState, useSyncExternalStore} from 'react';
import {useDesk, useMachine} from '../store';
import {Chips, FirstChip} from './chips';
import type {LineField} from './line';
import {LineInput} from './line-input';
import {LogView} from './log-view';
import './console.css';

export interface ConsoleProps {
  /** Small screens: chips, and never the editor. */
  readonly compact: boolean;
  readonly autoFocus?: boolean;
}

/** The newest fix that is offered, ready for Enter. */
function focusFix(console: Element): void {
  [...console.querySelectorAll<HTMLElement>('.fix:not([aria-disabled=true])')].at(-1)?.focus();
}

const writes = ({key, ctrlKey, metaKey}: KeyboardEvent): boolean =>
  key === 'Enter' || (key.length === 1 && !ctrlKey && !metaKey);

export function Console({compact, autoFocus}: ConsoleProps) {
  const desk = useDesk();
  const prompt = useMachine(store => store.update?.prompt ?? '');
  const {terminal} = desk;
  const [text, setText] = useState(terminal.draft);
  const field = useRef<LineField>(null);
  const end = useRef<() => void>(null);
  const written = useRef(terminal.draft);
  const rests = useSyncExternalStore(terminal.subscribe, terminal.readUnfinished) === 0 && prompt !== '';
  const bare = useMachine(store => store.update?.slices.hierarchies.every(one => one.path === null));

  /** After a fix the refused line stands in the field, unless something does already. */
  const again = useCallback((line: string) => {
    if (written.current === '') field.current?.write(line);
    field.current?.focus();
  }, []);

  /** Ctrl-C, Ctrl-Z, Ctrl-L and Ctrl-. work wherever in the terminal the focus is. */
  function onKeyDown(pressed: KeyboardEvent): void {
    if (pressed.defaultPrevented) return;
    if (pressed.key === 'Escape' && pressed.target instanceof Element && pressed.target.matches('.fix')) {
      pressed.preventDefault();
      field.current?.focus();
    }
    if (!pressed.ctrlKey) return;
    if (pressed.key === '.') focusFix(pressed.currentTarget);
    else if (pressed.key === 'c' && String(document.getSelection()) === '') desk.terminal.interrupt();
    else if (pressed.key === 'l') desk.terminal.log.clear();
    else if (pressed.key === 'z') {
      if (!desk.terminal.suspend()) return;
    } else return;
    pressed.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of a terminal, for whichever of its parts has the focus
    <div className="console" data-at-prompt={rests || undefined} onKeyDown={onKeyDown}>
      <LogView log={terminal.log} end={end} onClick={() => field.current?.focus()} onAgain={again} />
      {compact ? <Chips text={text} field={field} /> : bare && rests && <FirstChip field={field} />}
      <div className="console-line" onKeyDownCapture={pressed => writes(pressed) && end.current?.()}>
        <span className="log-prompt" aria-hidden="true">
          {prompt === '' ? '… ' : prompt}
        </span>
        <LineInput
          label="Command line"
          field={field}
          editor={!compact}
          autoFocus={autoFocus ?? false}
          onChange={now => {
            written.current = now;
            setText(now);
            end.current?.();
          }}
        />
      </div>
    </div>
  );
}
