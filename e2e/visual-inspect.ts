// Looks at the page as a picture: where every piece of text and every token lies, how large and how dark it is. Runs inside the
// page, so it may use nothing from outside its own function.
import {expect, type Page} from '@playwright/test';

export interface Sight {
  /** "a" over "b". */
  readonly overlaps: string[];
  readonly clipped: string[];
  readonly small: string[];
  /** Leaves the pane that it belongs to. */
  readonly astray: string[];
  readonly faint: string[];
  /** Colour on what no container owns. */
  readonly coloured: string[];
  readonly texts: number;
  readonly tokens: number;
  readonly hues: number;
}

/** `least` is the smallest size of text allowed, in px on the screen. */
export const look = (page: Page, least = 11): Promise<Sight> => page.evaluate(inspect, least);

/** Nothing in what is seen breaks a rule of the picture. */
export function expectRules({overlaps, clipped, small, astray, faint, coloured}: Sight): void {
  expect({overlaps, clipped, small, astray, faint, coloured}).toEqual({
    overlaps: [],
    clipped: [],
    small: [],
    astray: [],
    faint: [],
    coloured: [],
  });
}

function inspect(least: number): Sight {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Thing extends Box {
    readonly what: string;
    readonly element: Element;
    readonly token: Element | null;
  }
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const area = (a: Box): number => Math.max(0, a.right - a.left) * Math.max(0, a.bottom - a.top);
  const page: Box = {left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight};
  const name = (el: Element): string => `${el.tagName.toLowerCase()}.${el.getAttribute('class') ?? ''}`;

  const hidden = (element: Element): boolean => {
    for (let el: Element | null = element; el; el = el.parentElement) {
      const style = getComputedStyle(el);
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return true;
      if (style.clipPath.startsWith('inset(50%')) return true;
    }
    return false;
  };
  /** What of a box is in sight: within all that scroll, and whether something that does not scroll cuts it off. */
  const sight = (element: Element, box: Box): {seen: Box; cut: string | null} => {
    let seen = meet(box, page);
    let cut: string | null = null;
    for (let el: Element | null = element; el && el !== document.body; el = el.parentElement) {
      const style = getComputedStyle(el);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const rect = el.getBoundingClientRect();
      const within = {left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom};
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      const before = area(seen);
      const after = meet(seen, within);
      if (!scrolls && before > 0 && area(after) < before - 2 && el.tagName !== 'INPUT') cut ??= name(el);
      seen = after;
    }
    return {seen, cut};
  };

  const parse = (text: string): [number, number, number, number] => {
    const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    const unit = text.startsWith('color(') ? 255 : 1;
    return [(numbers[0] ?? 0) * unit, (numbers[1] ?? 0) * unit, (numbers[2] ?? 0) * unit, numbers[3] ?? 1];
  };
  const groundOf = (element: Element): number[] => {
    const layers: [number, number, number, number][] = [];
    for (let el: Element | null = element; el; el = el.parentElement) {
      const colour = parse(getComputedStyle(el).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    let ground = [255, 255, 255];
    for (const layer of layers.reverse())
      ground = ground.map((v, i) => v * (1 - layer[3]) + (layer[i] ?? 0) * layer[3]);
    return ground;
  };
  const channel = (v: number): number => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (c: readonly number[]): number =>
    0.2126 * channel(c[0] ?? 0) + 0.7152 * channel(c[1] ?? 0) + 0.0722 * channel(c[2] ?? 0);
  const contrast = (a: readonly number[], b: readonly number[]): number => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };

  const overlaps: string[] = [];
  const clipped: string[] = [];
  const small: string[] = [];
  const astray: string[] = [];
  const faint: string[] = [];
  const coloured: string[] = [];
  const things: Thing[] = [];
  let texts = 0;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    const words = text.textContent?.trim() ?? '';
    if (!element || words === '' || element.closest('script, style, .monaco-editor, [hidden]') || hidden(element))
      continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const what = `"${words.slice(0, 40)}" in ${name(element)}`;
    for (const rect of range.getClientRects()) {
      const box = {left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom};
      const {seen, cut} = sight(element, box);
      if (area(seen) < 2) continue;
      texts++;
      if (cut && area(seen) < area(box) - 2) clipped.push(`${what} by ${cut}`);
      if (box.right > page.right + 1 || box.left < -1) astray.push(what);
      // Ink lies within the line: letters do not fill the height of their box.
      const inset = (seen.bottom - seen.top) * 0.18;
      things.push({
        ...seen,
        top: seen.top + inset,
        bottom: seen.bottom - inset,
        what,
        element,
        token: element.closest('.token'),
      });
    }
    const style = getComputedStyle(element);
    const zoom = (element as {currentCSSZoom?: number}).currentCSSZoom ?? 1;
    if (Number.parseFloat(style.fontSize) * zoom < least) small.push(`${what}: ${style.fontSize}`);
    const ratio = contrast(parse(element instanceof SVGElement ? style.fill : style.color), groundOf(element));
    const inert = element.closest(':disabled, [aria-disabled=true]');
    if (ratio < 4.5 && !inert && !(element instanceof SVGElement)) faint.push(`${what}: ${ratio.toFixed(2)}`);
  }

  const tokens = [...document.querySelectorAll('.token')].filter(el => !hidden(el));
  for (const element of tokens) {
    const rect = element.getBoundingClientRect();
    const {seen, cut} = sight(element, {left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom});
    if (cut) clipped.push(`token ${element.textContent} by ${cut}`);
    if (area(seen) >= 2) things.push({...seen, what: `token ${element.textContent}`, element, token: element});
    const path = element.querySelector('path');
    if (path && getComputedStyle(path.ownerSVGElement as Element).display !== 'none') {
      const ratio = contrast(parse(getComputedStyle(path.ownerSVGElement as Element).fill), groundOf(element));
      if (ratio < 3) faint.push(`mark of token ${element.textContent}: ${ratio.toFixed(2)}`);
    }
  }
  for (const mark of document.querySelectorAll('.box-mark, .brackets path')) {
    if (hidden(mark)) continue;
    const style = getComputedStyle(mark);
    const paint = style.fill === 'none' ? style.stroke : style.fill;
    if (contrast(parse(paint), groundOf(mark)) < 3) faint.push(`${name(mark)}`);
  }

  for (let i = 0; i < things.length; i++) {
    for (let k = i + 1; k < things.length; k++) {
      const [a, b] = [things[i] as Thing, things[k] as Thing];
      if (a.token && a.token === b.token) continue;
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const both = meet(a, b);
      if (both.right - both.left > 1 && both.bottom - both.top > 1) overlaps.push(`${a.what} over ${b.what}`);
    }
  }

  for (const box of document.querySelectorAll('.box, .token, .lens, .cpu-label')) {
    const pane = box.closest('.columns-field, .machine-field, .picture');
    if (!pane || hidden(box) || box.classList.contains('ear')) continue;
    const [inner, outer] = [box.getBoundingClientRect(), pane.getBoundingClientRect()];
    const over = Math.max(outer.left - inner.left, inner.right - outer.right, inner.bottom - outer.bottom);
    if (over > 1) astray.push(`${name(box)} by ${over.toFixed(0)} px`);
  }

  const saturated = (colour: readonly number[]): boolean =>
    (colour[3] ?? 1) > 0 && Math.max(...colour.slice(0, 3)) - Math.min(...colour.slice(0, 3)) > 26;
  const owned = new Set<string>();
  for (const element of document.body.querySelectorAll('*')) {
    if (hidden(element)) continue;
    const style = getComputedStyle(element);
    const used = [style.color, style.backgroundColor];
    if (style.borderTopWidth !== '0px') used.push(style.borderTopColor);
    if (element instanceof SVGElement) used.push(style.fill, style.stroke);
    const colour = used.find(one => one !== 'none' && saturated(parse(one)));
    if (!colour) continue;
    const owner = element.closest('.k0, .k1, .k2, .k3, .k4, .k5, .k6, .k7, .k8, .k9, .k10, .k11');
    if (owner) owned.add(colour);
    else coloured.push(`${name(element)}: ${colour}`);
  }
  for (const canvas of document.querySelectorAll('canvas')) {
    if (canvas.width === 0 || canvas.height === 0) continue;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    for (let i = 0; pixels && i < pixels.length; i += 4) {
      const pixel = [...pixels.slice(i, i + 3), (pixels[i + 3] ?? 0) > 128 ? 1 : 0];
      if (saturated(pixel)) owned.add(`canvas ${pixel.join()}`);
    }
  }
  return {
    overlaps,
    clipped,
    small,
    astray,
    faint,
    coloured,
    texts,
    tokens: tokens.length,
    hues: owned.size,
  };
}
