// One group: how many tasks, the container in each hierarchy, and under it, when it is open, the tasks themselves.
import {TriangleAlert} from 'lucide-react';
import type {CSSProperties} from 'react';
import {groupName, letterOf, type MatrixGroup, plural, tornWords} from '../../../describe';
import type {Slices} from '../../../protocol';
import {Mark} from '../../theme';
import {tokenState} from '../look';
import type {Selection} from '../selection';

/** Tasks that an open row names; the rest are counted. */
const NAMED = 120;

interface GroupRowProps {
  readonly slices: Slices;
  readonly group: MatrixGroup;
  /** The hierarchy that lends its colours. */
  readonly wearing: number | null;
  readonly selection: Selection;
  readonly open: boolean;
  /** Tasks of the largest group. */
  readonly most: number;
  /** Key of the cell that Tab reaches. */
  readonly focus: string;
  readonly onToggle: (id: string) => void;
  readonly onSelect: (selection: Selection) => void;
}

export function GroupRow({slices, group, wearing, selection, open, most, focus, onToggle, onSelect}: GroupRowProps) {
  const {id, containers, rows, torn} = group;
  const mark = slices.containers.find(one => one.hierarchy === wearing && containers.includes(one.id))?.mark ?? -1;
  const held = selection?.kind === 'task' && rows.some(row => slices.tasks.pid[row] === selection.pid);
  const apart = new Set(torn.flatMap(one => one.apart));
  const cell = (i: number) => ({'data-cell': i, 'data-key': `${id} ${i}`, tabIndex: focus === `${id} ${i}` ? 0 : -1});
  return (
    <tbody className={`matrix-group${torn.length > 0 ? ' torn' : ''}${held ? ' sel' : ''}`} data-group={id}>
      <tr>
        <th scope="row">
          <button
            type="button"
            aria-expanded={open}
            aria-label={groupName(slices, group)}
            onClick={() => onToggle(id)}
            {...cell(0)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span>
            <span className="matrix-count">{rows.length}</span>
            <span className="matrix-bar" style={{'--share': rows.length / most} as CSSProperties} />
          </button>
        </th>
        {containers.map((container, i) => (
          <Place
            key={slices.hierarchies[i]?.id ?? i}
            slices={slices}
            container={container}
            letter={letterOf(i)}
            worn={slices.hierarchies[i]?.id === wearing}
            apart={apart.has(i)}
            selected={selection?.kind === 'container' && selection.id === container}
            onSelect={onSelect}
            cell={cell(i + 1)}
          />
        ))}
      </tr>
      {torn.length > 0 && (
        <tr className="torn-why">
          <td colSpan={containers.length + 1}>
            <TriangleAlert size={16} strokeWidth={1.4} aria-hidden="true" /> Torn: {torn.map(tornWords).join('; ')}
          </td>
        </tr>
      )}
      {open && (
        <tr>
          <td colSpan={containers.length + 1}>
            <Tasks slices={slices} rows={rows} mark={mark} selection={selection} onSelect={onSelect} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface PlaceProps {
  readonly slices: Slices;
  readonly container: number;
  readonly letter: string;
  readonly worn: boolean;
  readonly apart: boolean;
  readonly selected: boolean;
  readonly onSelect: (selection: Selection) => void;
  readonly cell: {readonly 'data-cell': number; readonly tabIndex: number};
}

function Place({slices, container, letter, worn, apart, selected, onSelect, cell}: PlaceProps) {
  const one = slices.containers.find(other => other.id === container);
  const path = one?.path ?? '?';
  return (
    <td className={apart ? 'apart' : undefined} data-container={container}>
      <button
        type="button"
        aria-pressed={selected}
        aria-label={`${letter}:${path}`}
        onClick={() => onSelect({kind: 'container', id: container})}
        {...cell}
      >
        <i aria-hidden="true">{letter}</i>
        {worn && <Mark mark={one?.mark ?? -1} size={9} />}
        <span>{path}</span>
      </button>
    </td>
  );
}

interface TasksProps {
  readonly slices: Slices;
  readonly rows: readonly number[];
  readonly mark: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

function Tasks({slices, rows, mark, selection, onSelect}: TasksProps) {
  const {tasks} = slices;
  return (
    <div className="matrix-tasks">
      {rows.slice(0, NAMED).map(row => {
        const pid = tasks.pid[row]!;
        return (
          <button
            key={pid}
            type="button"
            className={`matrix-task ${tokenState(tasks, row)}`}
            data-pid={pid}
            aria-pressed={selection?.kind === 'task' && selection.pid === pid}
            onClick={() => onSelect({kind: 'task', pid})}
          >
            <Mark mark={mark} size={8} />
            {pid} <span>{tasks.comms[tasks.comm[row]!]}</span>
          </button>
        );
      })}
      {rows.length > NAMED && <p>{plural(rows.length - NAMED, 'more task')}</p>}
    </div>
  );
}
