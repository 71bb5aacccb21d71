// The script panel: the script, its buttons, and what became of each command.
import {FileTerminal, Play, Square, X} from 'lucide-react';
import {type ComponentType, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState} from 'react';
import {flushSync} from 'react-dom';
import {useDesk, useMachine} from '../store';
import type {ScriptEditorProps} from './editor-props';
import {type Moment, momentAt, moments, present} from './moments';
import {takeRun} from './open';
import {PlainEditor} from './plain-editor';
import {Results} from './results';
import {goTo, readText, runScript, stopScript} from './running';
import {useScript} from './script';
import './script.css';

interface PanelProps {
  /** Small screens: a plain field, and never the editor. */
  readonly compact: boolean;
}

/** Milliseconds after the last key until the script is read. */
const QUIET = 200;

interface Chosen {
  readonly Editor: ComponentType<ScriptEditorProps>;
  /** Where the caret was in the plain field when the editor took its place; -1 when it was elsewhere. */
  readonly startsAt: number;
}

/** The editor once it has come; until then, and where there is none, the plain field does everything that matters. */
function useEditor(compact: boolean): Chosen {
  const [chosen, choose] = useState<Chosen>({Editor: PlainEditor, startsAt: -1});
  useEffect(() => {
    if (compact) return;
    let still = true;
    import('./monaco-editor').then(
      loaded => {
        if (!still) return;
        const field = document.activeElement;
        const startsAt =
          field instanceof HTMLTextAreaElement && field.matches('.script-plain') ? field.selectionStart : -1;
        // At once: the next key is for the editor.
        flushSync(() => choose({Editor: loaded.default, startsAt}));
      },
      () => undefined,
    );
    return () => {
      still = false;
    };
  }, [compact]);
  return compact ? {Editor: PlainEditor, startsAt: -1} : chosen;
}

/** The script is read again whenever it has changed. */
function useReading(text: string): void {
  const desk = useDesk();
  useEffect(() => {
    const timer = setTimeout(() => void readText(desk, text), QUIET);
    return () => clearTimeout(timer);
  }, [desk, text]);
}

export function ScriptPanel({compact}: PanelProps) {
  const desk = useDesk();
  const panel = useRef<HTMLElement>(null);
  const {text, title, faults, units, results, machine, running, said} = useScript();
  const boots = useMachine(store => store.boots);
  const tick = useDeferredValue(useMachine(store => store.update?.tick ?? 0));
  const {Editor, startsAt} = useEditor(compact);
  const [caret, setCaret] = useState(1);
  useReading(text);

  const found = useMemo(() => moments({units, results, machine}, boots), [units, results, machine, boots]);
  const now = present(found, tick);
  const go = useCallback((moment: Moment) => goTo(desk, moment.ended), [desk]);
  // A comment above the first command is no place to run to.
  const upTo = (line: number) => Math.max(line, units[0]?.line ?? 1);
  const runTo = (line: number) => void runScript(desk, {upTo: upTo(line), fast: true, stop: true});
  const onLine = (line: number) => {
    const moment = momentAt(found, line);
    if (moment && !running) go(moment);
  };
  const close = () => {
    useScript.setState({open: false});
    document.querySelector<HTMLElement>('[data-opens=script]')?.focus();
  };

  return (
    <section className="script-panel" aria-label="Script" ref={panel}>
      <header className="script-head">
        <h2>{title === '' ? 'Script' : title}</h2>
        <button
          type="button"
          className="button square"
          aria-label="The lines typed in this run"
          title="Take the lines typed in this run"
          onClick={() => takeRun(desk)}
        >
          <FileTerminal size={16} strokeWidth={1.4} aria-hidden="true" />
        </button>
        <button type="button" className="button square" aria-label="Close the script" onClick={close}>
          <X size={16} strokeWidth={1.4} aria-hidden="true" />
        </button>
      </header>
      <Editor
        text={text}
        faults={faults}
        moments={found}
        present={now}
        startsAt={startsAt}
        onText={changed => changed !== text && useScript.setState({text: changed, said: ''})}
        onLine={onLine}
        onRun={() => void runScript(desk)}
        onRunTo={runTo}
        onLeave={() => panel.current?.querySelector<HTMLElement>('.script-run')?.focus()}
        onCaret={setCaret}
      />
      <div className="script-buttons">
        {running ? (
          <button type="button" className="button filled script-run" onClick={() => stopScript(desk)}>
            <Square size={14} strokeWidth={1.4} fill="currentColor" aria-hidden="true" /> Stop
          </button>
        ) : (
          <button type="button" className="button filled script-run" onClick={() => void runScript(desk)}>
            <Play size={14} strokeWidth={1.4} fill="currentColor" aria-hidden="true" /> Run
          </button>
        )}
        <button
          type="button"
          className="button outlined"
          disabled={running}
          title={`Run the lines up to ${upTo(caret)}, then stand still (Ctrl Enter)`}
          onClick={() => runTo(caret)}
        >
          Run to line {upTo(caret)}
        </button>
      </div>
      <p className="script-said" role="status">
        {running ? `Running: ${results.length} of ${units.length} commands.` : said}
      </p>
      {faults.length > 0 && (
        <ul className="script-faults" aria-label="Faults of the script">
          {faults.slice(0, 5).map(({line, column, message}) => (
            <li key={`${line} ${column} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      )}
      <Results moments={found} present={now} onMoment={moment => !running && go(moment)} />
    </section>
  );
}
