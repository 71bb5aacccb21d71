// The matrix as a table: a row for each group, a column for each hierarchy. A row opens to its tasks. Arrows walk the cells.
import {type KeyboardEvent, type ReactNode, useMemo, useRef, useState} from 'react';
import {
  letterOf,
  type MatrixOrder,
  matrixHeadline,
  matrixOf,
  NO_HIERARCHY,
  plural,
  sortMatrix,
} from '../../../describe';
import {lensOf} from '../look';
import type {ViewProps} from '../view';
import {GroupRow} from './group-row';
import './matrix.css';

/** Rows that are drawn; what is smaller than all of them is counted. */
const ROWS = 200;

interface Sorting {
  readonly order: MatrixOrder;
  readonly backwards: boolean;
}

/** The cell that a key leads to, among the cells of the whole table in reading order. */
function cellFor(cells: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = cells.indexOf(from);
  if (key === 'ArrowRight') return cells[at + 1];
  if (key === 'ArrowLeft') return cells[at - 1];
  if (key === 'Home') return cells[0];
  if (key === 'End') return cells.at(-1);
  const same = cells.filter(one => one.dataset.cell === from.dataset.cell);
  if (key === 'ArrowDown') return same[same.indexOf(from) + 1];
  return key === 'ArrowUp' ? same[same.indexOf(from) - 1] : undefined;
}

export default function Matrix({update, compact, lens, selection, onSelect}: ViewProps) {
  const {slices} = update;
  const root = useRef<HTMLElement>(null);
  const [sorting, setSorting] = useState<Sorting>({order: 'tasks', backwards: false});
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(() => matrixOf(slices), [slices]);
  const sorted = useMemo(() => sortMatrix(slices, groups, sorting.order, sorting.backwards), [slices, groups, sorting]);
  const [walked, setWalked] = useState('');
  const shown = sorted.slice(0, ROWS);
  // The cell that Tab reaches: where the arrows were last, or the first.
  const focus = shown.some(one => walked.startsWith(`${one.id} `)) ? walked : `${shown[0]?.id} 0`;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
    if (!from || !root.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const cells = [...root.current.querySelectorAll<HTMLElement>('[data-cell]')];
    const to = cellFor(cells, from, event.key);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  };
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const sortBy = (order: MatrixOrder): void =>
    setSorting(before => ({order, backwards: before.order === order && !before.backwards}));

  if (slices.hierarchies.length === 0) return <p className="nothing matrix-nothing">{NO_HIERARCHY}</p>;
  const wearing = lensOf(slices, lens);
  return (
    <section
      className={compact ? 'matrix compact' : 'matrix'}
      aria-label="Matrix"
      ref={root}
      onKeyDown={onKeyDown}
      onFocus={event => setWalked((event.target as HTMLElement).dataset.key ?? walked)}
    >
      <table>
        <caption>{matrixHeadline(slices, groups)}</caption>
        <thead>
          <tr>
            <SortHead order="tasks" sorting={sorting} onSort={sortBy} first="descending">
              Tasks
            </SortHead>
            {slices.hierarchies.map((one, i) => (
              <SortHead key={one.id} hierarchy={one.id} order={i} sorting={sorting} onSort={sortBy} first="ascending">
                <b>{letterOf(i)}</b> {one.subsystems.join(' + ') || 'no subsystems'}
              </SortHead>
            ))}
          </tr>
        </thead>
        {shown.map(group => (
          <GroupRow
            key={group.id}
            slices={slices}
            group={group}
            wearing={wearing}
            selection={selection}
            open={open.has(group.id)}
            most={groups[0]?.rows.length ?? 1}
            focus={focus}
            onToggle={toggle}
            onSelect={onSelect}
          />
        ))}
      </table>
      {sorted.length > ROWS && <p className="matrix-more">{plural(sorted.length - ROWS, 'more group')}</p>}
    </section>
  );
}

interface SortHeadProps {
  readonly order: MatrixOrder;
  readonly sorting: Sorting;
  readonly onSort: (order: MatrixOrder) => void;
  /** How it is sorted when it is chosen first. */
  readonly first: 'ascending' | 'descending';
  /** Whose column it is. */
  readonly hierarchy?: number;
  readonly children: ReactNode;
}

function SortHead({order, sorting, onSort, first, hierarchy, children}: SortHeadProps) {
  const other = first === 'ascending' ? 'descending' : 'ascending';
  const sorted = sorting.order !== order ? undefined : sorting.backwards ? other : first;
  return (
    <th scope="col" aria-sort={sorted} data-hierarchy={hierarchy}>
      <button type="button" onClick={() => onSort(order)}>
        {children}
        <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}
