// The script as a plain text field: until the editor has come, and on small screens always.
import type {ScriptEditorProps} from './editor-props';

const lineAt = (field: HTMLTextAreaElement): number => field.value.slice(0, field.selectionStart).split('\n').length;

export function PlainEditor(p: ScriptEditorProps) {
  return (
    <textarea
      className="script-plain mono"
      aria-label="Script"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      value={p.text}
      onChange={changed => p.onText(changed.currentTarget.value)}
      onSelect={event => p.onCaret(lineAt(event.currentTarget))}
      onClick={event => {
        const field = event.currentTarget;
        if (field.selectionStart === field.selectionEnd) p.onLine(lineAt(field));
      }}
      onKeyDown={pressed => {
        const {key, ctrlKey, metaKey, shiftKey, currentTarget} = pressed;
        if (key === 'Escape') p.onLeave();
        else if (key === 'Enter' && (ctrlKey || metaKey)) shiftKey ? p.onRun() : p.onRunTo(lineAt(currentTarget));
        else if (key === 'Enter' && shiftKey) p.onLine(lineAt(currentTarget));
        else return;
        pressed.preventDefault();
        pressed.stopPropagation();
      }}
    />
  );
}
