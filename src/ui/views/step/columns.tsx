// One column for each hierarchy that the move touches: how far it is there, the old container over the new one, and the
// mover between them while its pointer has yet to be switched. A torn child wears a red border and a cross.
import {containerAt, type MovePlace, subsystemWords, type TornChild} from '../../../describe';
import type {ContainerSlice, MoveSlice, Slices} from '../../../protocol';
import {hueClass, Mark} from '../../theme';
import {tokenState} from '../look';

/** Tasks of a container that are shown; the rest are counted. */
const SHOWN = 7;

interface ColumnsProps {
  readonly slices: Slices;
  readonly move: MoveSlice;
  readonly places: readonly MovePlace[];
  readonly torn: readonly TornChild[];
}

/** How much of the way to the switch is behind, 0 to 1. */
export function shareOf({state, operation}: MovePlace): number {
  if (state !== 'moving' || !operation) return state === 'moved' ? 1 : 0;
  return (operation.at + 1) / (operation.steps.indexOf('switch_pointer') + 2);
}

export function MoveColumns({slices, move, places, torn}: ColumnsProps) {
  // One group, one mark: that of the first hierarchy.
  const first = places[0];
  if (!first) return null;
  return (
    <div className="move-columns">
      {places.map(place => {
        const hierarchy = slices.hierarchies[place.index]!;
        return (
          <section key={hierarchy.id} data-hierarchy={place.letter} data-state={place.state}>
            <h3>
              <b>{place.letter}</b> {subsystemWords(hierarchy)}
            </h3>
            <p className="move-where">
              <span className="mono">{hierarchy.path ?? 'not mounted'}</span> <span>{place.state}</span>
            </p>
            <meter className="move-rule" min={0} max={1} value={shareOf(place)} aria-hidden="true" />
            <Box slices={slices} move={move} place={place} container={place.from} mark={first.from.mark} torn={torn} />
            <div className="move-gap">
              {place.state === 'moving' && (
                <span
                  className={`move-token wait sel ${hueClass(first.from.mark)}`}
                  style={{top: `${Math.round(shareOf(place) * 100)}%`}}
                >
                  <Mark mark={first.from.mark} size={8} /> {move.task}
                </span>
              )}
            </div>
            <Box slices={slices} move={move} place={place} container={place.to} mark={first.to.mark} torn={torn} />
          </section>
        );
      })}
    </div>
  );
}

interface BoxProps {
  readonly slices: Slices;
  readonly move: MoveSlice;
  readonly place: MovePlace;
  readonly container: ContainerSlice;
  readonly mark: number;
  readonly torn: readonly TornChild[];
}

function Box({slices, move, place, container, mark, torn}: BoxProps) {
  const {tasks} = slices;
  const all = [...tasks.pid].filter(pid => containerAt(slices, pid, place.index)?.id === container.id);
  const involved = (pid: number) => pid === move.task || torn.some(one => one.pid === pid);
  const pids = [...all.filter(involved), ...all.filter(pid => !involved(pid))].slice(0, SHOWN).sort((a, b) => a - b);
  const leaves = container === place.from && place.state !== 'waiting';
  return (
    <div className="move-box">
      <p>
        <Mark mark={mark} /> <b>{container.path === '/' ? '/' : container.name}</b>{' '}
        <span className="mono">{container.summary}</span>
        <span className="mono count">{container.count}</span>
      </p>
      <div className="move-tokens">
        {pids.map(pid =>
          pid === move.task && leaves ? null : (
            <Token key={pid} slices={slices} pid={pid} mark={mark} move={move} torn={torn} />
          ),
        )}
        {leaves && (
          <span className={`move-token ghost ${hueClass(mark)}`} title="was here">
            <Mark mark={mark} size={8} /> {move.task}
          </span>
        )}
        {container === place.to && place.state === 'moving' && <span className="move-token slot" />}
        {all.length > SHOWN && <span className="mono more">+{all.length - SHOWN}</span>}
      </div>
    </div>
  );
}

interface TokenProps {
  readonly slices: Slices;
  readonly pid: number;
  readonly mark: number;
  readonly move: MoveSlice;
  readonly torn: readonly TornChild[];
}

function Token({slices, pid, mark, move, torn}: TokenProps) {
  const {tasks} = slices;
  const isTorn = torn.some(one => one.pid === pid);
  const state = tokenState(tasks, tasks.pid.indexOf(pid));
  return (
    <span
      className={`move-token ${state} ${hueClass(mark)}${pid === move.task ? ' sel' : ''}${isTorn ? ' torn' : ''}`}
      data-pid={pid}
    >
      <Mark mark={mark} size={8} /> {pid}
      {isTorn && <i>×</i>}
    </span>
  );
}
