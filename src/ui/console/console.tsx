// The terminal as the visitor sees it: the log, and under it the line being written.
import {type KeyboardEvent, useCallback, useRef, useState} from 'react';
import {useDesk, useMachine} from '../store';
import {Chips} from './chips';
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

export function Console({compact, autoFocus}: ConsoleProps) {
  const desk = useDesk();
  const prompt = useMachine(store => store.update?.prompt ?? '');
  const [text, setText] = useState('');
  const field = useRef<LineField>(null);
  const written = useRef('');

  /** After a fix the refused line stands in the field, unless something does already. */
  const again = useCallback((line: string) => {
    if (written.current === '') field.current?.write(line);
    field.current?.focus();
  }, []);

  /** Ctrl-C, Ctrl-L and Ctrl-. work wherever in the terminal the focus is. */
  function onKeyDown(pressed: KeyboardEvent): void {
    if (pressed.defaultPrevented || !pressed.ctrlKey) return;
    if (pressed.key === '.') focusFix(pressed.currentTarget);
    else if (pressed.key === 'c' && String(document.getSelection()) === '') desk.terminal.interrupt();
    else if (pressed.key === 'l') desk.terminal.log.clear();
    else return;
    pressed.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of a terminal, for whichever of its parts has the focus
    <div className="console" onKeyDown={onKeyDown}>
      <LogView log={desk.terminal.log} onClick={() => field.current?.focus()} onAgain={again} />
      {compact && <Chips text={text} field={field} />}
      <div className="console-line">
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
          }}
        />
      </div>
    </div>
  );
}
