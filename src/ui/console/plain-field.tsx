// The command line as an ordinary input: there from the first paint, and for good on small screens.
// Tab completes; a second Tab walks through what fits; Esc gives the next Tab back to the page, and leaves an empty line.
// F1 tells what the word at the cursor is.
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import {editLine} from './editing';
import {
  type Completed,
  commonPrefix,
  type Line,
  type LineActions,
  type LineField,
  pastedLines,
  type WordTold,
  withWord,
} from './line';

export interface PlainFieldProps {
  /** Kept up to date, so that another field can take over. */
  readonly line: Line;
  readonly actions: LineActions;
  readonly label: string;
  readonly autoFocus?: boolean;
  /** A text that stands in the line for whoever only presses Enter: the first key replaces it, Tab and Esc pass it by. */
  readonly offered?: string;
  readonly onFocus?: () => void;
  /** The field goes away: whether it had the focus, for the one that takes over. */
  readonly onLeave?: (focused: boolean) => void;
  readonly onChange?: (text: string) => void;
  readonly fieldRef: Ref<LineField>;
}

interface Walk extends Completed {
  /** Text and cursor that the walk began with. */
  readonly text: string;
  readonly cursor: number;
  /** Which item the field shows; -1 for none yet. */
  readonly shown: number;
}

const UP = ['ArrowUp', '^p'];
const DOWN = ['ArrowDown', '^n'];

export function PlainField(props: PlainFieldProps) {
  const {line, actions} = props;
  const input = useRef<HTMLInputElement>(null);
  // The caret belongs to the text: put in a later frame, it would land in front of keys that were faster.
  const [shown, show] = useState<{text: string; caret: number | null}>({text: line.text, caret: null});
  const [walk, setWalk] = useState<Walk | null>(null);
  const [told, tell] = useState<WordTold | null>(null);
  const tabLeaves = useRef(false);
  const listId = useId();

  const {onLeave} = props;
  useLayoutEffect(() => {
    const field = input.current;
    return () => onLeave?.(field !== null && field === document.activeElement);
  }, [onLeave]);

  function keepSelection(): void {
    line.start = input.current?.selectionStart ?? line.text.length;
    line.end = input.current?.selectionEnd ?? line.text.length;
  }

  function write(next: string, caret = next.length): void {
    Object.assign(line, {text: next, start: caret, end: caret});
    show({text: next, caret});
    props.onChange?.(next);
  }

  useLayoutEffect(() => {
    if (shown.caret !== null) input.current?.setSelectionRange(shown.caret, shown.caret);
  }, [shown]);

  useImperativeHandle(props.fieldRef, () => ({
    write: (next, caret) => {
      setWalk(null);
      write(next, caret);
    },
    focus: () => input.current?.focus(),
  }));

  /** Nobody has written anything yet. */
  const untouched = () => line.text === '' || line.text === props.offered;

  async function complete(): Promise<void> {
    if (walk && walk.items.length > 1) {
      const shown = (walk.shown + 1) % walk.items.length;
      const next = withWord(walk.text, walk.from, walk.cursor, walk.items[shown]!.text);
      setWalk({...walk, shown});
      write(next.text, next.end);
      return;
    }
    const [before, cursor] = [line.text, line.end];
    const found = await actions.complete(before, cursor);
    if (line.text !== before || found.items.length === 0) return;
    const word = found.items.length === 1 ? found.items[0]!.text : commonPrefix(found.items.map(item => item.text));
    const next = withWord(
      before,
      found.from,
      cursor,
      word.length >= cursor - found.from ? word : before.slice(found.from, cursor),
    );
    write(next.text, next.end);
    setWalk(found.items.length > 1 ? {...found, text: next.text, cursor: next.end, shown: -1} : null);
  }

  async function tellWord(): Promise<void> {
    const {text, end} = line;
    const found = await actions.about(text, end);
    if (line.text === text && input.current === document.activeElement) tell(found);
  }

  function onKeyDown(pressed: KeyboardEvent<HTMLInputElement>): void {
    keepSelection();
    tell(null);
    if (pressed.key === 'F1' && !pressed.ctrlKey && !pressed.altKey && !pressed.shiftKey && !pressed.metaKey) {
      pressed.preventDefault();
      void tellWord();
      return;
    }
    const control = pressed.ctrlKey && !pressed.altKey && !pressed.metaKey;
    const key = control ? `^${pressed.key.toLowerCase()}` : pressed.key;
    if (key === 'Tab' && !pressed.shiftKey && !tabLeaves.current && !untouched()) {
      pressed.preventDefault();
      void complete();
      return;
    }
    if (key === 'Tab') {
      tabLeaves.current = false;
      return;
    }
    if (key !== 'Shift' && key !== 'Control') tabLeaves.current = key === 'Escape';
    const edited = control ? editLine(line, pressed.key.toLowerCase()) : null;
    if (edited) {
      pressed.preventDefault();
      write(edited.text, edited.end);
    } else if (key === 'Escape') {
      if (!walk && !told && untouched()) actions.leave();
    } else if (key === 'Enter' && !pressed.nativeEvent.isComposing) {
      pressed.preventDefault();
      const entered = line.text;
      write('');
      actions.submit(entered);
    } else if (UP.includes(key) || DOWN.includes(key)) {
      pressed.preventDefault();
      const next = UP.includes(key) ? actions.back(line.text) : actions.forward();
      if (next !== null) write(next);
    } else if (key === '^c' && line.start === line.end && String(document.getSelection()) === '') {
      pressed.preventDefault();
      const given = line.text;
      write('');
      actions.interrupt(given);
    } else if (key === '^z' && line.text === '') {
      if (actions.suspend()) pressed.preventDefault();
    } else if (key === '^d' && line.text === '') {
      pressed.preventDefault();
      actions.endOfInput();
    } else if (key === '^l') {
      pressed.preventDefault();
      actions.clear();
    }
    setWalk(null);
  }

  function onPaste(pasted: ClipboardEvent<HTMLInputElement>): void {
    keepSelection();
    const found = pastedLines(pasted.clipboardData.getData('text'), line);
    if (!found) return;
    pasted.preventDefault();
    write(found.rest);
    actions.paste(found.lines, found.rest);
  }

  return (
    <div className="line-field">
      <input
        ref={input}
        type="text"
        className="line-input"
        aria-label={props.label}
        aria-describedby={walk ? listId : undefined}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
        // biome-ignore lint/a11y/noAutofocus: the first screen is a command waiting for Enter; nothing is skipped by it
        autoFocus={props.autoFocus}
        value={shown.text}
        onChange={changed => {
          line.text = changed.target.value;
          keepSelection();
          show({text: line.text, caret: null});
          setWalk(null);
          props.onChange?.(line.text);
        }}
        onSelect={keepSelection}
        onFocus={focused => {
          if (line.text !== '' && line.text === props.offered) focused.currentTarget.select();
          props.onFocus?.();
        }}
        onBlur={() => {
          setWalk(null);
          tell(null);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {walk && (
        <div className="line-fits" id={listId} aria-live="off">
          {walk.items.slice(0, 40).map((item, i) => (
            <span key={item.text} data-shown={i === walk.shown || undefined}>
              {item.text} <small aria-hidden={i !== walk.shown}>{item.detail}</small>
            </span>
          ))}
        </div>
      )}
      {/* There before it has anything to say, or it would not be read out. */}
      <div className="line-fits line-told" role="status">
        {told && `${told.title}\n\n${told.text}`}
      </div>
    </div>
  );
}
