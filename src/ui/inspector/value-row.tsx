// One control file: its name and value. A writable one is edited in place, by typing the `echo` that anybody would type;
// when the machine refuses, the value stays what it is and the reason stands under it.
import {TriangleAlert} from 'lucide-react';
import {type KeyboardEvent, useId, useLayoutEffect, useRef, useState} from 'react';
import {otherNames} from '../../describe';
import type {ControlFileSlice} from '../../protocol';
import {useDesk} from '../store';
import {echoInto} from '../terminal';

interface ValueRowProps {
  readonly file: ControlFileSlice;
  /** null: not mounted anywhere, so it cannot be written. */
  readonly path: string | null;
}

const LINES_AT_MOST = 4;

/** A value as one reads it in a row: its lines, the first few of many. */
function shownLines(value: string): string[] {
  const lines = value.replace(/\n$/, '').split('\n');
  if (lines.length <= LINES_AT_MOST) return lines;
  return [...lines.slice(0, LINES_AT_MOST), `… ${lines.length - LINES_AT_MOST} more`];
}

function shownValue(file: ControlFileSlice): string[] {
  if (file.value === null) return ['write only'];
  if (file.name === 'tasks' || file.name === 'cgroup.procs') {
    const count = file.value.split('\n').filter(Boolean).length;
    return [String(count)];
  }
  return file.value.trim() === '' ? ['empty'] : shownLines(file.value);
}

/** What the machine said against it, in one line. */
function reasonIn(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

export function ValueRow({file, path}: ValueRowProps) {
  const desk = useDesk();
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  /** The button in place of the input gets the focus that the input had. */
  const comesBack = useRef(false);
  const reasonId = useId();
  const writable = file.writable && path !== null;
  const lines = shownValue(file);

  function leave(): void {
    comesBack.current = true;
    setDraft(null);
  }

  useLayoutEffect(() => {
    if (draft !== null || !comesBack.current) return;
    comesBack.current = false;
    button.current?.focus();
  }, [draft]);

  async function write(value: string): Promise<void> {
    if (path === null) return;
    leave();
    const [typed] = await desk.terminal.runLines([echoInto(value, path)]);
    setRefusal(typed && typed.status !== 0 && typed.status !== null ? reasonIn(typed.output) : '');
  }

  function onKeyDown(pressed: KeyboardEvent<HTMLInputElement>): void {
    if (pressed.key === 'Enter') {
      pressed.preventDefault();
      write(pressed.currentTarget.value).catch(() => undefined);
    } else if (pressed.key === 'Escape') {
      pressed.stopPropagation();
      leave();
    }
  }

  return (
    <div className="file-row" data-refused={refusal !== '' || undefined}>
      <dt title={[file.about, otherNames(file.name)].filter(Boolean).join('\n')}>{file.name}</dt>
      <dd>
        {draft !== null ? (
          <input
            className="file-edit"
            aria-label={`New value of ${file.name}`}
            // biome-ignore lint/a11y/noAutofocus: it replaces the button that was just pressed
            autoFocus
            value={draft}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={changed => setDraft(changed.target.value)}
            onFocus={focused => focused.currentTarget.select()}
            onBlur={() => setDraft(null)}
            onKeyDown={onKeyDown}
          />
        ) : writable ? (
          <button
            ref={button}
            type="button"
            className="file-value file-writable"
            aria-label={`${file.name}: ${lines.join(' ')}. Edit`}
            aria-describedby={refusal ? reasonId : undefined}
            onClick={() => {
              setRefusal('');
              setDraft(file.name === 'tasks' || file.value === null ? '' : file.value.trim());
            }}
          >
            {lines.join('\n')}
          </button>
        ) : (
          <span className="file-value">{lines.join('\n')}</span>
        )}
      </dd>
      {refusal && (
        <dd className="file-reason" id={reasonId}>
          <TriangleAlert size={13} strokeWidth={1.6} aria-hidden="true" />
          {refusal}
        </dd>
      )}
    </div>
  );
}
