// Where the mover is, hierarchy by hierarchy over time, and for how long the answers disagree: the window of inconsistency,
// with the forks that fell into it.
import type {MovePlace, TornChild} from '../../../describe';
import type {MoveSlice} from '../../../protocol';
import {hueClass} from '../../theme';

const LABEL = 84;
const ROW = 34;
const TOP = 64;
/** Room for the words beside a fork. */
const FORK_LABEL = 110;

interface WindowProps {
  readonly move: MoveSlice;
  readonly places: readonly MovePlace[];
  readonly torn: readonly TornChild[];
  readonly now: number;
  readonly width: number;
}

/** Steps of the axis: 1, 2 or 5 times a power of ten, some six of them. */
function axisOf(from: number, to: number, most: number): number[] {
  const raw = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find(one => one * power >= raw) ?? 10) * power);
  const marks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) marks.push(at);
  return marks;
}

export function MoveWindow({move, places, torn, now, width}: WindowProps) {
  const label = width < 480 ? 28 : LABEL;
  const first = move.switches[0]?.tick ?? now;
  const open = places.some(one => one.tick === null);
  const last = open ? now : (move.switches.at(-1)?.tick ?? now);
  const span = Math.max(24, last - first);
  const [from, to] = [first - span / 4, last + span / 4];
  const x = (tick: number) => label + ((Math.min(to, Math.max(from, tick)) - from) / (to - from)) * (width - label - 8);
  const bottom = TOP + places.length * ROW;
  const disagrees = move.switches.length > 0 && places.length > 1;
  const head = Math.min(x(now), width - 34);
  return (
    <svg className="move-window" width={width} height={bottom + 26} aria-hidden="true">
      <defs>
        <pattern id="move-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="hatch" />
        </pattern>
      </defs>
      {disagrees && (
        <>
          <rect
            className="disagree"
            x={x(first)}
            y={TOP - 8}
            width={Math.max(2, x(last) - x(first))}
            height={bottom - TOP + 8}
          />
          {open && (
            <rect
              x={x(now)}
              y={TOP - 8}
              width={Math.max(0, x(to) - x(now))}
              height={bottom - TOP + 8}
              fill="url(#move-hatch)"
            />
          )}
          <text
            className="bad"
            x={Math.max(label, x(first))}
            y={TOP - 30}
            textAnchor={x(first) > width / 2 ? 'end' : 'start'}
          >
            window of inconsistency, {last - first} ms{open ? ' so far' : ''}
          </text>
        </>
      )}
      {places.map((place, i) => {
        const y = TOP + i * ROW;
        const end = x(now);
        const turn = place.tick === null ? end : x(place.tick);
        // Between the beginning of the write and the switch nobody can say where the task is.
        const left = place.began === null ? turn : Math.min(turn, x(place.began));
        return (
          <g key={place.letter}>
            <text x={0} y={y + 15}>
              <tspan className="letter">{place.letter}</tspan>
              {label === LABEL && ` ${place.operation ? 'attaching' : place.state}`}
            </text>
            <Bar mark={places[0]!.from.mark} name={place.from.name || '/'} x={x(from)} y={y} w={left - x(from)} />
            {turn - left > 1 && <rect className="writing" x={left} y={y + 0.5} width={turn - left} height={21} />}
            {place.tick !== null && (
              <Bar mark={places[0]!.to.mark} name={place.to.name || '/'} x={turn} y={y} w={Math.max(2, end - turn)} />
            )}
          </g>
        );
      })}
      {move.forks
        .filter(one => one.tick <= to)
        .slice(-6)
        .map(({child, tick}, i, shown) => {
          // A label that would stand on the next one gives way to it.
          const next = shown.slice(i + 1).find(one => torn.some(other => other.pid === one.child));
          const hasRoom = !next || x(next.tick) - x(tick) > FORK_LABEL;
          const isTorn = torn.some(one => one.pid === child);
          return (
            <g key={child} className={isTorn ? 'fork torn' : 'fork'}>
              <path d={`M${x(tick)} ${TOP - 8}V${bottom}`} />
              <path className="tip" d={`M${x(tick) - 5} ${TOP - 12}h10l-5 7z`} />
              {isTorn && hasRoom && (
                <text x={x(tick) - 8} y={TOP - 13} textAnchor={x(tick) > 160 ? 'end' : 'start'}>
                  {move.task} forks {child}
                </text>
              )}
            </g>
          );
        })}
      <path className="now" d={`M${x(now)} 18V${bottom}`} />
      <rect className="flag" x={head - 34} y={0} width={68} height={18} rx={3} />
      <text className="flag-text" x={head} y={13} textAnchor="middle">
        {now} ms
      </text>
      <path className="axis" d={`M${label} ${bottom}H${width - 8}`} />
      {axisOf(from, to, width < 480 ? 3 : 7).map(tick => (
        <text key={tick} className="tick" x={x(tick)} y={bottom + 18} textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

interface BarProps {
  readonly mark: number;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

function Bar({mark, name, x, y, w}: BarProps) {
  if (w <= 0) return null;
  return (
    <g className={hueClass(mark)}>
      <rect className="bar" x={x} y={y} width={w} height={22} />
      {w > name.length * 8 + 12 && (
        <text className="on" x={x + 8} y={y + 15}>
          {name}
        </text>
      )}
    </g>
  );
}
