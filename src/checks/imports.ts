// Finds every import that breaks a wall, by reading syntax trees: static and type imports, re-exports, `import()`
// in code and in types, `import.meta.glob` and `new URL('...', import.meta.url)`, by which workers are started.
import {posix} from 'node:path';
import {bandMayImport, bandOf, folderMayUsePackage} from './import-rules';
import {isSyntax, isTest, lineOf, parse, type Sources, type Syntax, walk} from './sources';

export interface Import {
  readonly from: string;
  readonly line: number;
  /** How it is written; null when it is not a plain string and so cannot be checked. */
  readonly specifier: string | null;
  readonly kind: 'import' | 'url';
  /** `export * from`, which hides what a door lets through. */
  readonly star: boolean;
}

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly because: string;
}

const isMeta = (value: unknown): boolean => isSyntax(value) && value.type === 'MetaProperty';

function isMetaMember(value: unknown, name: string): boolean {
  return (
    isSyntax(value) &&
    value.type === 'MemberExpression' &&
    isMeta(value.object) &&
    (value.property as Syntax).name === name
  );
}

function literal(value: unknown): string | null {
  if (!isSyntax(value)) return null;
  if (value.type === 'TSLiteralType') return literal(value.literal);
  if (value.type === 'TemplateLiteral') {
    const [only, ...more] = value.quasis as {value: {cooked: string | null}}[];
    return more.length === 0 ? (only?.value.cooked ?? null) : null;
  }
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

/** The points of one syntax tree that name another file, with what they name. */
function sourceOf(point: Syntax): {readonly value: unknown; readonly kind: Import['kind']} | null {
  switch (point.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return point.source ? {value: point.source, kind: 'import'} : null;
    case 'TSExternalModuleReference':
      return {value: point.expression, kind: 'import'};
    case 'CallExpression':
      return isMetaMember(point.callee, 'glob') ? {value: (point.arguments as unknown[])[0], kind: 'import'} : null;
    case 'NewExpression': {
      const [value, against] = point.arguments as unknown[];
      const isUrl = (point.callee as Syntax).name === 'URL' && isMetaMember(against, 'url');
      return isUrl ? {value, kind: 'url'} : null;
    }
    default:
      return null;
  }
}

export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  walk(parse(path, text), point => {
    const source = sourceOf(point);
    if (!source) return;
    found.push({
      from: path,
      line: lineOf(text, point.start),
      specifier: literal(source.value),
      kind: source.kind,
      star: point.type === 'ExportAllDeclaration',
    });
  });
  return found;
}

/** The file that a relative specifier names, or the bare path where there is no such source (a style, a text). */
function resolve(from: string, specifier: string, sources: Sources): string {
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const candidates = [
    path,
    `${path}.ts`,
    `${path}.tsx`,
    `${path}/index.ts`,
    `${path}/index.tsx`,
    path.replace(/\.js$/, '.ts'),
  ];
  return candidates.find(candidate => sources.has(candidate)) ?? path;
}

const isIndex = (path: string): boolean => /^index\.tsx?$/.test(posix.basename(path));

/** Within one band: own folder, folders above, another folder's index; a registry may name the file named like its folder. */
function reachesWithinBand(from: string, to: string, band: string): boolean {
  if (band === 'engine/kernel' || isIndex(to)) return true;
  const [here, there] = [posix.dirname(from), posix.dirname(to)];
  if (here === there || here.startsWith(`${there}/`)) return true;
  return posix.dirname(there) === here && posix.basename(to).replace(/\.tsx?$/, '') === posix.basename(there);
}

const subsystemOf = (path: string): string | null => /^engine\/subsystems\/([^/]+)\//.exec(path)?.[1] ?? null;

/** Why one import is refused, or null. */
function refuse(one: Import, sources: Sources): string | null {
  const test = isTest(one.from);
  if (one.specifier === null) return test ? null : 'its target is not a plain string, so nobody can check it';
  if (!one.specifier.startsWith('.')) {
    if (one.specifier.startsWith('/')) return `'${one.specifier}' is not relative`;
    return test || folderMayUsePackage(one.from, one.specifier)
      ? null
      : `package '${one.specifier}' is not for this folder`;
  }
  const to = resolve(one.from, one.specifier, sources);
  const [fromBand, toBand] = [bandOf(one.from), bandOf(to)];
  if (fromBand === null) return 'the file lies outside every folder of the table';
  if (toBand === null) return `'${to}' lies outside every folder of the table`;
  if (one.star && posix.dirname(to) !== posix.dirname(one.from))
    return `'export *' from '${to}' hides which names of another folder pass`;
  if (test && (fromBand === 'checks' || toBand === 'testing')) return null;
  // The one place where the page names the worker: by address, not by code.
  if (fromBand === 'main' && one.kind === 'url' && /^session\/[^/]+\.worker\.ts$/.test(to)) return null;
  // The list of views loads without a browser: the headless tool puts views into words by it.
  if (fromBand === 'cli' && to === 'ui/views/list.ts') return null;
  if (!bandMayImport(fromBand, toBand)) return `${fromBand} may not import ${toBand} ('${to}')`;
  const [a, b] = [subsystemOf(one.from), subsystemOf(to)];
  const throughRegistry = fromBand === 'engine/subsystems' && to === 'engine/subsystems/index.ts';
  if (a && (b ? a !== b : throughRegistry) && !test) return `subsystem ${a} may not import another subsystem ('${to}')`;
  if (test) return null;
  if (fromBand === toBand)
    return reachesWithinBand(one.from, to, fromBand) ? null : `'${to}' is behind the index of its folder`;
  // A band within a band is at home there.
  if (fromBand.startsWith(`${toBand}/`) && isIndex(to)) return null;
  return to === `${toBand}/index.ts` || to === `${toBand}/index.tsx` ? null : `'${to}' is behind ${toBand}/index.ts`;
}

/** Every import that the rules refuse. */
export function findImportViolations(sources: Sources): Violation[] {
  const found: Violation[] = [];
  for (const [path, text] of sources) {
    for (const one of importsOf(path, text)) {
      const because = refuse(one, sources);
      if (because) found.push({file: path, line: one.line, because});
    }
  }
  return found;
}

/** Circles of folders: bands among themselves, and the folders within bands (those of the kernel count as one). */
export function findCycles(sources: Sources): string[] {
  const folderOf = (path: string): string => (bandOf(path) === 'engine/kernel' ? 'engine/kernel' : posix.dirname(path));
  return [...new Set([...circles(edges(sources, path => bandOf(path) ?? '')), ...circles(edges(sources, folderOf))])];
}

function edges(sources: Sources, placeOf: (path: string) => string): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  const nested = (a: string, b: string): boolean =>
    a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`) || a === '.' || b === '.';
  for (const [path, text] of sources) {
    if (isTest(path)) continue;
    for (const {specifier} of importsOf(path, text)) {
      if (!specifier?.startsWith('.')) continue;
      const [from, to] = [placeOf(path), placeOf(resolve(path, specifier, sources))];
      if (!nested(from, to)) graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
  }
  return graph;
}

function circles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (place: string, trail: readonly string[]): void => {
    const at = trail.indexOf(place);
    if (at >= 0) found.push([...trail.slice(at), place].join(' -> '));
    if (at >= 0 || done.has(place)) return;
    for (const next of graph.get(place) ?? []) visit(next, [...trail, place]);
    done.add(place);
  };
  for (const place of graph.keys()) visit(place, []);
  return found;
}
