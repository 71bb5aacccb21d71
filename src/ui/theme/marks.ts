// The mark of a container: a hue and a glyph, always together, so that nothing is told by hue alone. Hues are handed out
// in order of creation; the kin of a hue (six further on) never has its glyph, nor has the next container of the same hue.

/** Of twelve; -1 for tasks of the root container and for what no lens colours. */
export const hueOf = (mark: number): number => (mark < 0 ? -1 : mark % 12);

/** 0 square, 1 lower left triangle, 2 ring, 3 two bars, 4 diamond, 5 plus; -1 the open circle of the root. */
export function glyphOf(mark: number): number {
  if (mark < 0) return -1;
  const hue = mark % 12;
  const first = hue < 6 ? hue : (hue + 2) % 6;
  return (first + 5 * Math.floor(mark / 12)) % 6;
}

/** The class that gives an element its hue. */
export const hueClass = (mark: number): string => (mark < 0 ? 'kx' : `k${mark % 12}`);

const openCircle = 'M4 .4A3.6 3.6 0 1 1 4 7.6A3.6 3.6 0 1 1 4 .4ZM4 1.9A2.1 2.1 0 1 0 4 6.1A2.1 2.1 0 1 0 4 1.9Z';
const glyphs = [
  'M0 0H8V8H0Z',
  'M0 0V8H8Z',
  'M0 0H8V8H0ZM2.2 2.2V5.8H5.8V2.2Z',
  'M0 0H8V2.6H0ZM0 5.4H8V8H0Z',
  'M4 -.4L8.4 4L4 8.4L-.4 4Z',
  'M2.6 0H5.4V2.6H8V5.4H5.4V8H2.6V5.4H0V2.6H2.6Z',
] as const;

/** Path data in a box of 8 by 8. */
export const glyphPath = (mark: number): string => glyphs[glyphOf(mark)] ?? openCircle;
