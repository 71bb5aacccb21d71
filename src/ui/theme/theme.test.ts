import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contrast, mix, type Rgb, rgbOf, textOn} from './contrast';
import {glyphOf, hueOf} from './marks';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const blocks = {
  dark: /\[data-theme="dark"\] \{([^}]*)\}/.exec(sheet)![1]!,
  light: /\[data-theme="light"\] \{([^}]*)\}/.exec(sheet)![1]!,
};

describe.each(Object.entries(blocks))('the %s theme', (_, block) => {
  const text = (name: string): string => new RegExp(`--${name}: ([^;]+);`).exec(block)![1]!;
  const colour = (name: string): Rgb => rgbOf(text(name));
  const hues = Array.from({length: 12}, (_, i) => i);

  it('has every ink readable on every ground', () => {
    for (const ink of ['ink', 'ink-2', 'ink-3']) {
      for (const ground of ['bg', 'bg-2', 'bg-3']) {
        expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(colour('bad'), colour('bg'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('inv'), colour('ink'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(hues)('has hue %i visible on the ground, on its own tint, and readable text on it', hue => {
    const fill = colour(`c${hue}`);
    const tint = block.includes(`--c${hue}-tint`) ? Number.parseFloat(text(`c${hue}-tint`)) / 100 : 0.16;
    expect(contrast(fill, colour('bg'))).toBeGreaterThanOrEqual(3);
    expect(contrast(fill, mix(colour('bg'), fill, tint))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('ink'), mix(colour('bg'), fill, tint))).toBeGreaterThanOrEqual(4.5);
    expect(text(`c${hue}-on`)).toBe(textOn(fill));
    expect(contrast(rgbOf(text(`c${hue}-on`)), fill)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('marks', () => {
  it('gives the first six containers the six glyphs', () => {
    expect([0, 1, 2, 3, 4, 5].map(glyphOf)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('never gives kin hues one glyph, nor two containers of one hue', () => {
    for (let mark = 0; mark < 12; mark++) {
      expect(glyphOf(mark)).not.toBe(glyphOf((mark + 6) % 12));
      expect(glyphOf(mark)).not.toBe(glyphOf(mark + 12));
    }
  });

  it('gives the thirteenth container hue 0 with the glyph of 5', () => {
    expect(hueOf(12)).toBe(0);
    expect(glyphOf(12)).toBe(glyphOf(5));
  });

  it('leaves the root an open circle without a hue', () => {
    expect(hueOf(-1)).toBe(-1);
    expect(glyphOf(-1)).toBe(-1);
  });
});
