// The script in Monaco: the result of each command beside its last line, a bar at the lines that have run, wrong places
// marked, the present moment as a whole line. A click on a line that has run goes to its moment.
import {editor, KeyCode, MarkerSeverity} from 'monaco-editor/editor';
import 'monaco-editor/features/codeEditor/register';
// The editor takes no service in after its first use, and the command line's editor may come later than this one.
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import {useEffect, useLayoutEffect, useRef} from 'react';
import {lineActions, offerMachineWords, PLAIN_EDITOR, takeEditorColours} from '../console';
import {useChoices, useDesk} from '../store';
import type {ScriptEditorProps} from './editor-props';
import {type Moment, resultWords, went} from './moments';

const LANGUAGE = 'machine-script';

const options: editor.IStandaloneEditorConstructionOptions = {
  ...PLAIN_EDITOR,
  ariaLabel: 'Script',
  automaticLayout: true,
  language: LANGUAGE,
  lineDecorationsWidth: 10,
  lineNumbers: 'on',
  lineNumbersMinChars: 2,
  padding: {top: 4, bottom: 4},
  scrollbar: {horizontalScrollbarSize: 8, verticalScrollbarSize: 8, alwaysConsumeMouseWheel: false, useShadows: false},
  tabSize: 2,
  wrappingIndent: 'indent',
};

const line = (from: number, to: number) => ({startLineNumber: from, startColumn: 1, endLineNumber: to, endColumn: 1});

function decorate(model: editor.ITextModel, moments: readonly Moment[], present: number) {
  const found: editor.IModelDeltaDecoration[] = [];
  for (let at = 1; at <= model.getLineCount(); at++) {
    const text = model.getLineContent(at);
    if (/^\s*#/.test(text))
      found.push({range: {...line(at, at), endColumn: text.length + 1}, options: {inlineClassName: 'script-remark'}});
  }
  for (const [i, one] of moments.entries()) {
    const {unit} = one;
    const last = Math.min(unit.line + unit.lines - 1, model.getLineCount());
    const end = model.getLineMaxColumn(last);
    found.push({
      range: line(unit.line, last),
      options: {
        isWholeLine: true,
        linesDecorationsClassName: `script-ran ${went(one)}`,
        ...(i === present && {className: 'script-now'}),
      },
    });
    found.push({
      range: {startLineNumber: last, startColumn: end, endLineNumber: last, endColumn: end},
      options: {
        showIfCollapsed: true,
        after: {content: `  ${resultWords(one)}`, inlineClassName: `script-result ${went(one)}`},
      },
    });
  }
  return found;
}

function markers(model: editor.ITextModel, p: ScriptEditorProps): editor.IMarkerData[] {
  const wrong = p.faults.map(({line: at, column, message}) => {
    const startLineNumber = Math.min(at, model.getLineCount());
    const endColumn = Math.max(column + 1, model.getLineMaxColumn(startLineNumber));
    return {
      severity: MarkerSeverity.Error,
      message,
      startLineNumber,
      startColumn: column,
      endLineNumber: startLineNumber,
      endColumn,
    };
  });
  const refused = p.moments
    .filter(one => one.because !== '')
    .map(({unit, because}) => {
      const last = Math.min(unit.line + unit.lines - 1, model.getLineCount());
      return {
        severity: MarkerSeverity.Warning,
        message: because,
        startLineNumber: Math.min(unit.line, last),
        startColumn: 1,
        endLineNumber: last,
        endColumn: model.getLineMaxColumn(last),
      };
    });
  return [...wrong, ...refused];
}

/** Keys and clicks with a meaning of their own. */
function listen(one: editor.IStandaloneCodeEditor, now: () => ScriptEditorProps): void {
  one.onKeyDown(pressed => {
    const control = pressed.ctrlKey || pressed.metaKey;
    const at = one.getPosition()?.lineNumber ?? 1;
    if (pressed.keyCode === KeyCode.Enter && control) pressed.shiftKey ? now().onRun() : now().onRunTo(at);
    else if (pressed.keyCode === KeyCode.Enter && pressed.shiftKey) now().onLine(at);
    else if (pressed.keyCode === KeyCode.Escape && !document.querySelector('.suggest-widget.visible')) now().onLeave();
    else return;
    pressed.preventDefault();
    pressed.stopPropagation();
  });
  one.onMouseUp(released => {
    const at = released.target.position?.lineNumber;
    if (at !== undefined && released.event.leftButton && one.getSelection()?.isEmpty()) now().onLine(at);
  });
  one.onDidChangeCursorPosition(moved => now().onCaret(moved.position.lineNumber));
  one.onDidChangeModelContent(() => now().onText(one.getValue()));
}

export default function MonacoScript(p: ScriptEditorProps) {
  const desk = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<editor.IStandaloneCodeEditor | null>(null);
  const marks = useRef<editor.IEditorDecorationsCollection | null>(null);
  const props = useRef(p);
  props.current = p;
  const theme = useChoices(choices => choices.theme);

  useLayoutEffect(() => {
    if (!box.current) return;
    const one = editor.create(box.current, {...options, value: props.current.text});
    shown.current = one;
    marks.current = one.createDecorationsCollection();
    listen(one, () => props.current);
    void offerMachineWords(LANGUAGE, lineActions(desk)).catch(() => undefined);
    const {startsAt} = props.current;
    const position = startsAt < 0 ? undefined : one.getModel()?.getPositionAt(startsAt);
    if (position) {
      one.setPosition(position);
      one.focus();
    }
    return () => {
      one.getModel()?.dispose();
      one.dispose();
      shown.current = null;
    };
  }, [desk]);

  useEffect(() => void takeEditorColours(theme === 'dark').catch(() => undefined), [theme]);

  useEffect(() => {
    const one = shown.current;
    const model = one?.getModel();
    if (!one || !model) return;
    if (one.getValue() !== p.text) one.setValue(p.text);
    marks.current?.set(decorate(model, p.moments, p.present));
    const here = p.moments[p.present]?.unit;
    if (here) one.revealLineInCenterIfOutsideViewport(Math.min(here.line + here.lines - 1, model.getLineCount()));
    editor.setModelMarkers(model, 'script', markers(model, props.current));
  }, [p.text, p.moments, p.present]);

  useEffect(() => {
    const model = shown.current?.getModel();
    if (model) editor.setModelMarkers(model, 'script', markers(model, {...props.current, faults: p.faults}));
  }, [p.faults]);

  return <div className="script-editor" ref={box} />;
}
