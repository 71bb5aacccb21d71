// Finds what would make two runs of the machine differ: clocks, chance, the event loop, the locale, the browser.
// It reads syntax trees, so comments and strings may say any word, and a field of our own may be called `date`.
import {isTest, lineOf, parse, type Sources, type Syntax, walk} from './sources';

/** Names that reach out of the machine. Listed as free names: `x.console` is somebody's field. */
const outside = new Set(
  `Date performance setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask requestAnimationFrame
  requestIdleCallback Promise Intl Temporal console crypto window document navigator location globalThis process Buffer fetch
  XMLHttpRequest WebSocket Worker MessageChannel BroadcastChannel postMessage localStorage sessionStorage indexedDB
  WeakRef FinalizationRegistry Atomics SharedArrayBuffer eval HTMLElement Element MessageEvent`.split(/\s+/),
);

/** Members that depend on the locale, whatever they are called on. */
const localeMembers = /^(localeCompare|toLocale.*String|toLocaleUpperCase|toLocaleLowerCase)$/;

/** Of Math, only what every engine computes to the same bit. */
const exactMath = new Set(
  'abs ceil floor round trunc sign min max imul clz32 fround sqrt MAX_SAFE_INTEGER PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(
    ' ',
  ),
);

export interface Impurity {
  readonly file: string;
  readonly line: number;
  readonly word: string;
}

const isField = (parent: Syntax | null, key: string): boolean =>
  parent !== null &&
  ((key === 'property' && parent.type === 'MemberExpression' && parent.computed === false) ||
    (key === 'key' && parent.computed === false && parent.shorthand !== true) ||
    (key === 'right' && parent.type === 'TSQualifiedName'));

/** The forbidden word at this point of the tree, or null. */
function wordAt(point: Syntax, parent: Syntax | null, key: string): string | null {
  if (point.async === true) return 'async';
  if (point.type === 'AwaitExpression' || point.await === true) return 'await';
  if (point.type === 'MemberExpression') {
    const member = point.property as Syntax;
    const name = String(member.name ?? member.value);
    const ofMath = (point.object as Syntax).type === 'Identifier' && (point.object as Syntax).name === 'Math';
    if (ofMath && !exactMath.has(name)) return `Math.${name}`;
    return localeMembers.test(name) ? name : null;
  }
  if (point.type === 'ImportExpression') return 'import()';
  if (point.type !== 'Identifier' || isField(parent, key)) return null;
  const name = String(point.name);
  return outside.has(name) ? name : null;
}

const inMachine = (path: string): boolean => /^(engine|base)\//.test(path) && !isTest(path);

export function findImpurities(sources: Sources): Impurity[] {
  const found: Impurity[] = [];
  for (const [file, text] of sources) {
    if (!inMachine(file)) continue;
    walk(parse(file, text), (point, parent, key) => {
      const word = wordAt(point, parent, key);
      if (word) found.push({file, line: lineOf(text, point.start), word});
    });
  }
  return found;
}
