// The command line as a one-line Monaco editor: grows when a line wraps, keeps what the plain field held, and behaves like
// it (Enter runs, arrows walk the history, Tab completes, Esc gives Tab back, Ctrl-C interrupts when nothing is selected).
import {editor, type IKeyboardEvent, KeyCode} from 'monaco-editor/editor';
import {type Ref, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef} from 'react';
import {useChoices} from '../store';
import {editLine} from './editing';
import {commonPrefix, type Line, type LineActions, type LineField, linesIn, withWord} from './line';
import {registerMachineLanguage} from './machine-language';
import {LANGUAGE, oneLine, takeColours} from './monaco-setup';
import './monaco.css';

export interface EditorFieldProps {
  readonly line: Line;
  readonly actions: LineActions;
  readonly label: string;
  /** Whether the field before this one had the focus when it went. */
  readonly startsFocused: RefObject<boolean>;
  readonly onChange?: (text: string) => void;
  readonly fieldRef: Ref<LineField>;
}

const LINES_AT_MOST = 6;
const LINE_HEIGHT = 20;

type Editor = editor.IStandaloneCodeEditor;

function write(one: Editor, text: string, caret = text.length): void {
  one.setValue(text);
  const position = one.getModel()?.getPositionAt(caret);
  if (position) one.setPosition(position);
}

function select(one: Editor, line: Line): void {
  const model = one.getModel();
  if (!model) return;
  const [from, to] = [model.getPositionAt(line.start), model.getPositionAt(line.end)];
  one.setSelection({
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  });
}

const listIsOpen = (one: Editor): boolean =>
  one.getDomNode()?.ownerDocument.querySelector('.suggest-widget.visible') != null;

/** Tab: what all completions have in common; the list when that adds nothing. */
async function complete(one: Editor, line: Line, actions: LineActions): Promise<void> {
  const [before, cursor] = [line.text, line.end];
  const found = await actions.complete(before, cursor);
  if (line.text !== before || found.items.length === 0) return;
  const word = commonPrefix(found.items.map(item => item.text));
  if (word.length > cursor - found.from) {
    const next = withWord(before, found.from, cursor, word);
    write(one, next.text, next.end);
  }
  if (found.items.length > 1) one.trigger('tab', 'editor.action.triggerSuggest', null);
}

/** Which way a key walks through the history: -1 back, 1 forward, 0 for no such key. */
function steps({keyCode}: IKeyboardEvent, plain: boolean, control: boolean): number {
  if ((plain && keyCode === KeyCode.UpArrow) || (control && keyCode === KeyCode.KeyP)) return -1;
  return (plain && keyCode === KeyCode.DownArrow) || (control && keyCode === KeyCode.KeyN) ? 1 : 0;
}

/** Keys that a terminal gives a meaning of its own. */
function listenToKeys(one: Editor, line: Line, actions: LineActions): void {
  let tabLeaves = false;
  one.onKeyDown(pressed => {
    const stop = () => {
      pressed.preventDefault();
      pressed.stopPropagation();
    };
    const plain = !pressed.ctrlKey && !pressed.altKey && !pressed.metaKey && !pressed.shiftKey;
    const control = pressed.ctrlKey && !pressed.altKey && !pressed.metaKey && !pressed.shiftKey;
    const open = listIsOpen(one);
    if (pressed.keyCode === KeyCode.Tab && plain) {
      if (!open && !tabLeaves && line.text !== '') {
        stop();
        void complete(one, line, actions);
      }
      tabLeaves = false;
      return;
    }
    tabLeaves = pressed.keyCode === KeyCode.Escape && !open;
    // Home and End mean the command, not the row of the screen that it is wrapped into.
    const end = plain ? {Home: 'a', End: 'e'}[pressed.browserEvent.key] : undefined;
    const edited = control || end ? editLine(line, end ?? pressed.browserEvent.key.toLowerCase()) : null;
    if (edited) {
      stop();
      one.trigger('edit', 'hideSuggestWidget', null);
      write(one, edited.text, edited.end);
    } else if (tabLeaves && line.text === '') {
      stop();
      actions.leave();
    } else if (pressed.keyCode === KeyCode.Enter && plain) {
      stop();
      const entered = line.text;
      one.trigger('enter', 'hideSuggestWidget', null);
      write(one, '');
      actions.submit(entered);
    } else if (steps(pressed, plain && !open, control)) {
      stop();
      const next = steps(pressed, plain && !open, control) < 0 ? actions.back(line.text) : actions.forward();
      if (next !== null) write(one, next);
    } else if (pressed.keyCode === KeyCode.KeyC && control && one.getSelection()?.isEmpty()) {
      if (String(document.getSelection()) !== '') return;
      stop();
      const given = line.text;
      write(one, '');
      actions.interrupt(given);
    } else if (pressed.keyCode === KeyCode.KeyZ && control && line.text === '') {
      if (actions.suspend()) stop();
    } else if (pressed.keyCode === KeyCode.KeyD && control && line.text === '') {
      stop();
      actions.endOfInput();
    } else if (pressed.keyCode === KeyCode.KeyL && control) {
      stop();
      actions.clear();
    }
  });
}

/** Keeps `line` equal to what the editor shows, runs what was pasted, and grows with what wraps. */
function follow(one: Editor, line: Line, actions: LineActions, changed: (text: string) => void): void {
  const model = one.getModel();
  const keepSelection = () => {
    const selection = one.getSelection();
    if (!model || !selection) return;
    line.start = model.getOffsetAt(selection.getStartPosition());
    line.end = model.getOffsetAt(selection.getEndPosition());
  };
  one.onDidChangeModelContent(() => {
    const text = one.getValue();
    const pasted = linesIn(text);
    if (pasted) {
      // Within this event the text may not be changed again.
      queueMicrotask(() => {
        write(one, pasted.rest);
        actions.paste(pasted.lines, pasted.rest);
      });
      return;
    }
    line.text = text;
    keepSelection();
    changed(text);
  });
  one.onDidChangeCursorSelection(keepSelection);
}

export function MonacoField(props: EditorFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<Editor | null>(null);
  const changed = useRef(props.onChange);
  changed.current = props.onChange;
  const theme = useChoices(choices => choices.theme);
  const {line, actions, label, startsFocused} = props;

  // Within the commit that takes the plain field away: a passive effect comes later, and keys in between would be lost.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    registerMachineLanguage(LANGUAGE, actions);
    const one = editor.create(element, {...oneLine, value: line.text, ariaLabel: label});
    shown.current = one;
    select(one, line);
    listenToKeys(one, line, actions);
    follow(one, line, actions, text => changed.current?.(text));
    const resize = () => {
      const height = Math.min(one.getContentHeight(), LINES_AT_MOST * LINE_HEIGHT);
      element.style.height = `${Math.max(LINE_HEIGHT, height)}px`;
      one.layout({width: element.clientWidth, height: Math.max(LINE_HEIGHT, height)});
    };
    one.onDidContentSizeChange(resize);
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    if (startsFocused.current) one.focus();
    return () => {
      observer.disconnect();
      one.getModel()?.dispose();
      one.dispose();
      shown.current = null;
    };
  }, [line, actions, label, startsFocused]);

  useEffect(() => takeColours(theme === 'dark'), [theme]);

  useImperativeHandle(props.fieldRef, () => ({
    write: (text, caret) => shown.current && write(shown.current, text, caret),
    focus: () => shown.current?.focus(),
  }));

  return <div className="line-editor" ref={box} />;
}
