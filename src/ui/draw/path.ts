// Lines with rounded corners, and the arcs along which movers travel.

export interface Point {
  readonly x: number;
  readonly y: number;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data of a polyline whose corners are rounded, less where a leg is short. */
export function roundedPath(points: readonly Point[], radius = 8): string {
  const kept = points.filter((p, i) => i === 0 || p.x !== points[i - 1]!.x || p.y !== points[i - 1]!.y);
  let path = '';
  kept.forEach((p, i) => {
    if (i === 0) path = `M${n(p.x)} ${n(p.y)}`;
    else if (i === kept.length - 1) path += `L${n(p.x)} ${n(p.y)}`;
    else {
      const before = toward(p, kept[i - 1]!, radius);
      const after = toward(p, kept[i + 1]!, radius);
      path += `L${n(before.x)} ${n(before.y)}Q${n(p.x)} ${n(p.y)} ${n(after.x)} ${n(after.y)}`;
    }
  });
  return path;
}

/** The point at most `distance` from p on the way to q, never past the middle. */
function toward(p: Point, q: Point, distance: number): Point {
  const length = Math.hypot(q.x - p.x, q.y - p.y);
  const share = Math.min(distance, length / 2) / (length || 1);
  return {x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share};
}

/** A cubic that leaves sideways into the gutter at x = `gutter`, runs along it and comes back. */
export interface Arc {
  readonly from: Point;
  readonly to: Point;
  readonly handle: number;
}

export function arcThrough(from: Point, to: Point, gutter: number): Arc {
  // A cubic with both handles at x = h reaches 3/4 h + 1/4 of its ends' mean: solved for h so that it reaches the gutter.
  return {from, to, handle: (gutter - (from.x + to.x) / 8) / 0.75};
}

export function arcPoint({from, to, handle}: Arc, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {x: a * from.x + (b + c) * handle + d * to.x, y: (a + b) * from.y + (c + d) * to.y};
}

export const arcPath = ({from, to, handle}: Arc): string =>
  `M${n(from.x)} ${n(from.y)}C${n(handle)} ${n(from.y)} ${n(handle)} ${n(to.y)} ${n(to.x)} ${n(to.y)}`;

/** The part of an arc that is behind a mover at `t`: the same curve, cut there (de Casteljau). */
export function arcBehind(arc: Arc, t: number): string {
  const {from, to, handle} = arc;
  const mix = (a: Point, b: Point): Point => ({x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t});
  const [one, two] = [
    {x: handle, y: from.y},
    {x: handle, y: to.y},
  ];
  const first = mix(from, one);
  const second = mix(first, mix(one, two));
  const end = arcPoint(arc, t);
  return `M${n(from.x)} ${n(from.y)}C${n(first.x)} ${n(first.y)} ${n(second.x)} ${n(second.y)} ${n(end.x)} ${n(end.y)}`;
}
