// A selected task: where it is in every hierarchy, what it is doing, and what /proc says of it.
import type {InspectedSlice, Slices} from '../../protocol';
import {TASK_STATES} from '../../protocol';
import {useChoices, useDesk} from '../store';
import {Mark} from '../theme';
import {absentWords} from './absent';
import {letterOf, markOfTask, placesOf, rowOf} from './places';

interface TaskPanelProps {
  readonly slices: Slices;
  readonly pid: number;
  readonly inspected: InspectedSlice | null;
}

/** Files that would only be noise here: bare numbers for ps, what the heading says, what is the same for every task. */
const elsewhere: ReadonlySet<string> = new Set(['stat', 'comm', 'mounts', 'mountinfo', 'environ']);

/** "running" is what the scheduler calls able to run; people want to know whether it has a cpu. */
function stateInWords(slices: Slices, row: number): string {
  const name = TASK_STATES[slices.tasks.state[row] ?? 0] ?? 'free';
  if (name !== 'running') return name;
  return slices.tasks.onCpu[row] === 1 ? 'running' : 'waiting for its cpu';
}

export function TaskPanel({slices, pid, inspected}: TaskPanelProps) {
  const desk = useDesk();
  const lens = useChoices(choices => choices.lens);
  const row = rowOf(slices, pid);
  if (row < 0)
    return (
      <header className="panel-head">
        <h2 className="mono">{pid}</h2>
        <span className="panel-sub">{absentWords()}</span>
      </header>
    );
  const {tasks} = slices;
  const comm = tasks.comms[tasks.comm[row] ?? 0] ?? '';
  const places = placesOf(slices, pid);
  const files = (inspected?.files ?? []).filter(file => !elsewhere.has(file.name) && file.value?.trim() !== '');
  return (
    <>
      <header className="panel-head">
        <Mark mark={markOfTask(slices, pid, lens)} size={12} />
        <h2 className="mono">{pid}</h2>
        <span className="panel-sub">{comm}</span>
      </header>
      {places.length > 0 && (
        <section aria-label="Place">
          <h3>place</h3>
          <dl>
            {places.map(place => (
              <div className="file-row" key={place.hierarchy.id}>
                <dt>
                  {letterOf(place.index)} {place.hierarchy.subsystems.join(', ')}
                </dt>
                <dd>
                  <button
                    type="button"
                    className="file-value file-writable"
                    onClick={() => desk.select({kind: 'container', id: place.container.id})}
                  >
                    {place.container.path}
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-label="Now">
        <h3>now</h3>
        <dl>
          <Fact name="state" value={stateInWords(slices, row)} />
          <Fact name="cpu" value={String(tasks.cpu[row])} />
          <Fact name="parent" value={String(tasks.parent[row])} />
        </dl>
      </section>
      <div className="panel-actions">
        <button
          type="button"
          className="button outlined"
          disabled={places.length === 0}
          onClick={() => useChoices.setState({dialog: 'move'})}
        >
          Move to… <kbd>m</kbd>
        </button>
      </div>
      {files.length > 0 && (
        <section aria-label={`Files in /proc/${pid}`}>
          <h3>/proc/{pid}</h3>
          <dl>
            {files.map(file => (
              <Fact key={file.name} name={file.name} value={file.value ?? 'cannot be read'} about={file.about} />
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Fact({name, value, about = ''}: {readonly name: string; readonly value: string; readonly about?: string}) {
  const lines = value.trim().split('\n');
  // What is longer than a row gets a line of its own.
  const long = lines.length > 1 || (lines[0]?.length ?? 0) > 24;
  return (
    <div className={long ? 'file-row file-long' : 'file-row'}>
      <dt title={about}>{name}</dt>
      <dd>
        <span className="file-value">{lines.join('\n')}</span>
      </dd>
    </div>
  );
}
