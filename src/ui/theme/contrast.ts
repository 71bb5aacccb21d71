// Contrast between colours by WCAG 2.2, and the choice of black or white text on a fill.

const channel = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

export type Rgb = readonly [number, number, number];

/** "#rrggbb" to channels from 0 to 1. */
export const rgbOf = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16) / 255,
  Number.parseInt(hex.slice(3, 5), 16) / 255,
  Number.parseInt(hex.slice(5, 7), 16) / 255,
];

export const luminance = ([r, g, b]: Rgb): number => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);

export function contrast(a: Rgb, b: Rgb): number {
  const x = luminance(a);
  const y = luminance(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** `share` of b in a, as a browser mixes an opaque layer. */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] * (1 - share) + b[0] * share,
  a[1] * (1 - share) + b[1] * share,
  a[2] * (1 - share) + b[2] * share,
];

/** Black or white, whichever reads better on the fill. */
export const textOn = (fill: Rgb): string =>
  contrast(fill, [1, 1, 1]) > contrast(fill, rgbOf('#0b0d0f')) ? '#ffffff' : '#0b0d0f';
