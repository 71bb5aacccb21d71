// A language of the editor whose completion and hover come from the machine: for the command line, and for any text of
// commands. The line in which the caret stands is what is asked about, also in a text of many lines. Imported by editors
// alone, so that the page can start without any of it.
import {type CancellationToken, editor, type IRange, KeyCode, languages, type Position} from 'monaco-editor/editor';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/suggest/register';
// The feature above brings inline suggestions only; the list itself is this.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import type {Completion} from '../../protocol';
import {asIs} from './as-is';
import type {LineActions} from './line';

export type MachineWords = Pick<LineActions, 'complete' | 'about'>;

const kinds: Record<Completion['kind'], languages.CompletionItemKind> = {
  command: languages.CompletionItemKind.Function,
  path: languages.CompletionItemKind.File,
  pid: languages.CompletionItemKind.Value,
  option: languages.CompletionItemKind.Property,
  variable: languages.CompletionItemKind.Variable,
};

/** Shows the hover of the word at the caret; when it is there, goes into it. */
const SHOW = 'editor.action.showHover';

/** By language, whom it asks: the actions of the editor that was there last. */
const asked = new Map<string, MachineWords>();

const rangeIn = ({lineNumber}: Position, from: number, to: number): IRange => ({
  startLineNumber: lineNumber,
  startColumn: from + 1,
  endLineNumber: lineNumber,
  endColumn: to + 1,
});

async function suggestions(
  language: string,
  model: editor.ITextModel,
  position: Position,
  token: CancellationToken,
): Promise<languages.CompletionList> {
  const line = model.getLineContent(position.lineNumber);
  const found = await asked.get(language)?.complete(line, position.column - 1);
  const stale = token.isCancellationRequested || model.isDisposed();
  if (!found || stale || model.getLineContent(position.lineNumber) !== line) return {suggestions: []};
  return {
    suggestions: found.items.map((item, i) => ({
      label: {label: item.text, description: item.detail},
      kind: kinds[item.kind],
      insertText: item.text,
      sortText: String(i).padStart(5, '0'),
      range: rangeIn(position, found.from, position.column - 1),
    })),
  };
}

async function hover(
  language: string,
  model: editor.ITextModel,
  position: Position,
  token: CancellationToken,
): Promise<languages.Hover | null> {
  const line = model.getLineContent(position.lineNumber);
  const found = await asked.get(language)?.about(line, position.column - 1);
  if (!found || found.title === '' || token.isCancellationRequested) return null;
  const contents = [asIs(found.text === '' ? found.title : `${found.title}\n\n${found.text}`)];
  return {contents, range: rangeIn(position, found.from, found.to)};
}

/** The completions and hovers of a language come from these actions from now on. It is registered the first time. */
export function registerMachineLanguage(language: string, words: MachineWords): void {
  const known = asked.has(language);
  // A key of the editor's own table: any other that is pressed hides the hover again.
  if (asked.size === 0) editor.addKeybindingRule({keybinding: KeyCode.F1, command: SHOW, when: 'editorTextFocus'});
  asked.set(language, words);
  if (known) return;
  if (!languages.getLanguages().some(({id}) => id === language)) languages.register({id: language});
  languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['/', ' ', '>', '$', '-', ',', '='],
    provideCompletionItems: (model, position, _context, token) => suggestions(language, model, position, token),
  });
  languages.registerHoverProvider(language, {
    provideHover: (model, position, token) => hover(language, model, position, token),
  });
}
