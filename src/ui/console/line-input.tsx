// The command line: a plain input from the first paint, replaced by the editor once that has been fetched. The editor is
// fetched when the field is first used or the page has nothing else to do, and never on a small screen.
import {type ComponentType, type RefObject, useEffect, useRef, useState} from 'react';
import {useDesk} from '../store';
import {emptyLine, type LineField, lineActions} from './line';
import type {EditorFieldProps} from './monaco-field';
import {PlainField} from './plain-field';

export interface LineInputProps {
  readonly label: string;
  readonly field: RefObject<LineField | null>;
  /** Whether the editor may replace the plain input. */
  readonly editor: boolean;
  readonly autoFocus?: boolean;
  readonly onChange?: (text: string) => void;
  readonly onSubmit?: () => void;
}

/** Milliseconds of quiet after which the editor is fetched unasked. */
const QUIET = 4_000;

export function LineInput(props: LineInputProps) {
  const desk = useDesk();
  const {field} = props;
  const {terminal} = desk;
  // What was being written when the field went with its pane is written on.
  const [line] = useState(() => emptyLine(terminal.draft));
  const [actions] = useState(() => lineActions(desk));
  const [wanted, setWanted] = useState(false);
  const [Editor, setEditor] = useState<ComponentType<EditorFieldProps> | null>(null);
  const hadFocus = useRef(false);
  const [keepFocus] = useState(() => (focused: boolean) => {
    hadFocus.current = focused;
  });

  useEffect(() => {
    if (!props.editor || wanted) return;
    const timer = setTimeout(() => setWanted(true), QUIET);
    return () => clearTimeout(timer);
  }, [props.editor, wanted]);

  useEffect(() => {
    if (!props.editor || !wanted) return;
    let still = true;
    void import('./monaco-field').then(
      loaded => {
        if (!still) return;
        setEditor(() => loaded.MonacoField);
      },
      // Without the editor the plain field does everything that matters.
      () => undefined,
    );
    return () => {
      still = false;
    };
  }, [props.editor, wanted]);

  const common = {
    line,
    actions,
    label: props.label,
    fieldRef: field,
    onChange: (text: string) => {
      terminal.draft = text;
      props.onChange?.(text);
    },
  };
  return (
    <div className="line-input-box">
      {props.editor && Editor ? (
        <Editor {...common} startsFocused={hadFocus} />
      ) : (
        <PlainField
          {...common}
          autoFocus={props.autoFocus ?? false}
          onFocus={() => setWanted(true)}
          onLeave={keepFocus}
        />
      )}
    </div>
  );
}
