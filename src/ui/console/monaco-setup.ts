// What the one-line editor is made of: only the features a command line uses, and its colours from the page's own. Imported
// by the editor field alone, so that the page can start without any of it.
import {editor} from 'monaco-editor/editor';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/wordOperations/register';
import {PLAIN_EDITOR} from './editor-options';

export const LANGUAGE = 'command-line';

/** Gives the editor the colours that the page has now. */
export function takeColours(dark: boolean): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const [paper, ink, soft, faint, line, raised] = ['bg', 'ink', 'ink-2', 'ink-3', 'line-2', 'bg-2'].map(colour) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const known = [paper, ink, soft, faint, line, raised].every(one => /^#[0-9a-f]{6}$/i.test(one));
  editor.defineTheme('page', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [],
    colors: known
      ? {
          'editor.background': raised,
          'editor.foreground': ink,
          'editorCursor.foreground': ink,
          'editor.selectionBackground': line,
          'editorLineNumber.foreground': faint,
          'editorLineNumber.activeForeground': soft,
          'editorHoverWidget.background': paper,
          'editorHoverWidget.border': line,
          'editorHoverWidget.foreground': ink,
          'editorSuggestWidget.background': paper,
          'editorSuggestWidget.border': line,
          'editorSuggestWidget.foreground': soft,
          'editorSuggestWidget.highlightForeground': ink,
          'editorSuggestWidget.focusHighlightForeground': paper,
          'editorSuggestWidget.selectedBackground': ink,
          'editorSuggestWidget.selectedForeground': paper,
          'list.highlightForeground': ink,
          'list.focusHighlightForeground': paper,
          'widget.shadow': '#00000000',
          focusBorder: '#00000000',
        }
      : {},
  });
  editor.setTheme('page');
}

export const oneLine: editor.IStandaloneEditorConstructionOptions = {
  ...PLAIN_EDITOR,
  cursorStyle: 'block',
  dragAndDrop: false,
  emptySelectionClipboard: false,
  language: LANGUAGE,
  lineDecorationsWidth: 0,
  lineNumbers: 'off',
  lineNumbersMinChars: 0,
  padding: {top: 0, bottom: 0},
  scrollBeyondLastColumn: 0,
  scrollbar: {horizontal: 'hidden', vertical: 'hidden', alwaysConsumeMouseWheel: false},
};
