// The page on a phone: the stage scrolls, and under it lie three bars for the thumb: time, what is selected, the command
// line. The last two open upwards; only one at a time.
import {ChevronDown, ChevronUp, ScrollText, SquareTerminal} from 'lucide-react';
import {useState, useSyncExternalStore} from 'react';
import type {Slices} from '../../protocol';
import {Console} from '../console';
import {absentWords, Inspector, letterOf, markOfSelection, placesOf, rowOf} from '../inspector';
import {ScriptPanel, toggleScript, useScript} from '../script';
import {useChoices, useDesk, useMachine} from '../store';
import type {TerminalLog} from '../terminal';
import {Mark} from '../theme';
import type {Selection} from '../views';
import {StagePane, TimelinePane} from './stage-pane';
import {Transport} from './transport';

function inWords(slices: Slices, selection: Selection): {readonly name: string; readonly rest: string} {
  if (selection?.kind === 'task') {
    const row = rowOf(slices, selection.pid);
    if (row < 0) return {name: String(selection.pid), rest: absentWords()};
    const comm = slices.tasks.comms[slices.tasks.comm[row] ?? 0] ?? '';
    const places = placesOf(slices, selection.pid).map(
      place => `${letterOf(place.index)}:${place.container.path.slice(1) || '/'}`,
    );
    return {name: String(selection.pid), rest: places.length > 0 ? `${comm}, in ${places.join(' and ')}` : comm};
  }
  const container = slices.containers.find(one => selection?.kind === 'container' && one.id === selection.id);
  if (!container && slices.hierarchies.length === 0)
    return {name: '', rest: 'No containers yet. Below is a line to begin with.'};
  if (!container) return {name: '', rest: 'Nothing is selected. Tap a task or a container.'};
  return {name: container.path, rest: container.summary};
}

/** The line that was typed last, by hand or by a gesture. */
function lastCommand(log: TerminalLog): string {
  for (const block of log.blocks.toReversed())
    for (const line of block.lines.toReversed()) if (line.kind === 'command') return line.text;
  return '';
}

function SelectionBar({open, toggle}: {readonly open: boolean; readonly toggle: () => void}) {
  const slices = useMachine(store => store.update?.slices ?? null);
  const selection = useChoices(choices => choices.selection);
  const lens = useChoices(choices => choices.lens);
  const words = slices ? inWords(slices, selection) : {name: '', rest: ''};
  const mark = slices ? markOfSelection(slices, selection, lens) : -1;
  return (
    <button
      type="button"
      className="phone-bar selection-bar"
      aria-expanded={open}
      disabled={!selection}
      onClick={toggle}
    >
      {selection && <Mark mark={mark} size={12} />}
      {words.name !== '' && <b className="mono">{words.name}</b>}
      <span className="bar-rest">{words.rest}</span>
      {selection &&
        (open ? (
          <ChevronDown size={18} strokeWidth={1.4} aria-hidden="true" />
        ) : (
          <ChevronUp size={18} strokeWidth={1.4} aria-hidden="true" />
        ))}
    </button>
  );
}

export function PhoneScreen() {
  const desk = useDesk();
  const [open, setOpen] = useState<'nothing' | 'selection' | 'terminal'>('nothing');
  const selected = useChoices(choices => choices.selection !== null);
  const script = useScript(store => store.open);
  const prompt = useMachine(store => store.update?.prompt ?? '');
  const {log} = desk.terminal;
  const last = useSyncExternalStore(log.subscribe, () => lastCommand(log));
  const shown = open === 'selection' && !selected ? 'nothing' : open;
  const toggle = (which: 'selection' | 'terminal') => setOpen(shown === which ? 'nothing' : which);
  return (
    <div className="phone" data-open={shown}>
      <main id="stage" className="phone-stage" tabIndex={-1} aria-label="The machine">
        <StagePane compact />
        <section aria-label="Timeline">
          <TimelinePane compact />
        </section>
      </main>
      <Transport compact />
      <SelectionBar open={shown === 'selection'} toggle={() => toggle('selection')} />
      {shown === 'selection' && (
        <aside className="phone-sheet" aria-label="Inspector">
          <Inspector />
        </aside>
      )}
      <section id="command-line" className="phone-terminal" aria-label="Terminal">
        <div className="terminal-head">
          <button
            type="button"
            className="phone-bar terminal-bar"
            aria-expanded={shown === 'terminal'}
            onClick={() => toggle('terminal')}
          >
            <SquareTerminal size={18} strokeWidth={1.4} aria-hidden="true" />
            <span className="words">{shown === 'terminal' ? 'Close the terminal' : 'Open the terminal'}</span>
            <span className="log-prompt">{prompt === '' ? '…' : prompt.trim()}</span>
            <span className="bar-rest mono">{last}</span>
            {shown === 'terminal' && <ChevronDown size={18} strokeWidth={1.4} aria-hidden="true" />}
          </button>
          {shown === 'terminal' && (
            <button
              type="button"
              className={`button square script-toggle ${script ? 'outlined' : ''}`}
              aria-label="Script"
              data-opens="script"
              aria-pressed={script}
              onClick={() => toggleScript(desk)}
            >
              <ScrollText size={20} strokeWidth={1.4} aria-hidden="true" />
            </button>
          )}
        </div>
        {shown === 'terminal' && script && <ScriptPanel compact />}
        {shown === 'terminal' && !script && <Console compact />}
      </section>
    </div>
  );
}
