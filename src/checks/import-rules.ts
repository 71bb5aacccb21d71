// Which folder may import which: the one table that keeps the bands of the project apart.
// A band not named on the right of another cannot be imported by it; `base` is free to all.

/** A band is a folder with walls around it. All of engine/kernel is one band: it is one mechanism. */
const engine = [
  'engine',
  'engine/abi',
  'engine/kernel',
  'engine/subsystems',
  'engine/filesystems',
  'engine/patchsets',
  'engine/explain',
  'engine/userland',
  'engine/userland/fetched',
  'engine/machine',
];

const allowed: Record<string, readonly string[]> = {
  base: [],
  'engine/abi': [],
  'engine/kernel': ['engine/abi'],
  'engine/subsystems': ['engine/abi', 'engine/kernel'],
  'engine/filesystems': ['engine/abi', 'engine/kernel'],
  'engine/patchsets': ['engine/abi', 'engine/kernel'],
  // Reads a kernel and never writes to it.
  'engine/explain': ['engine/abi', 'engine/kernel'],
  // Like any binary: what is not in the line between user and kernel does not exist for it.
  'engine/userland': ['engine/abi'],
  // A band of its own, so that the page fetches it after the machine has started.
  'engine/userland/fetched': ['engine/abi', 'engine/userland'],
  'engine/machine': engine.filter(band => band !== 'engine'),
  engine: engine,
  // Patch sets are data: their names are part of what a machine is made of.
  scenario: ['engine/abi', 'engine/patchsets'],
  // A band of its own, so that the page loads it only when it is asked for.
  'scenario/export': ['scenario'],
  protocol: ['engine/abi', 'scenario'],
  describe: ['protocol'],
  // A band of its own, so that the page loads it only when it is asked for.
  'describe/differences': [],
  session: [...engine, 'scenario', 'protocol'],
  lessons: ['scenario'],
  ui: ['protocol', 'scenario', 'scenario/export', 'lessons', 'describe', 'describe/differences'],
  cli: [
    'session',
    ...engine,
    'scenario',
    'scenario/export',
    'protocol',
    'lessons',
    'describe',
    'describe/differences',
    'testing',
    'checks',
  ],
  testing: [...engine, 'scenario', 'scenario/export', 'protocol', 'describe', 'describe/differences', 'session'],
  checks: [],
  main: ['ui'],
};

/** Packages by the folder that may use them; a folder's row holds for all below it. Tests are free. */
const packages: readonly (readonly [folder: string, pattern: RegExp])[] = [
  ['engine/userland/shell', /^unbash$/],
  ['scenario', /^(valibot|fflate)$/],
  ['protocol', /^valibot$/],
  ['ui', /^(react|react-dom|zustand|lucide-react|@fontsource.*)(\/|$)/],
  ['ui/draw', /^d3-/],
  ['ui/console', /^monaco-editor(\/|$)/],
  ['ui/script', /^monaco-editor(\/|$)/],
  ['cli', /^(node:|@playwright\/test$)/],
  ['testing', /^(node:|fast-check$|vitest$)/],
  ['checks', /^(node:|vite$|@playwright\/test$)/],
  ['main', /^(react|react-dom)(\/|$)/],
];

const bands = Object.keys(allowed).sort((a, b) => b.length - a.length);

/** The band of a file: the longest row of the table that contains it. Each folder of ui is a band of its own. */
export function bandOf(path: string): string | null {
  if (/^main\.tsx?$/.test(path)) return 'main';
  const inUi = /^ui\/([^/]+)\//.exec(path);
  if (inUi) return `ui/${inUi[1]}`;
  return bands.find(band => path.startsWith(`${band}/`)) ?? null;
}

const row = (band: string): string => (band.startsWith('ui/') ? 'ui' : band);

export function bandMayImport(from: string, to: string): boolean {
  if (from === to || to === 'base') return true;
  if (row(from) === 'ui' && row(to) === 'ui') return true;
  return allowed[row(from)]?.includes(row(to)) ?? false;
}

export function folderMayUsePackage(path: string, name: string): boolean {
  return packages.some(
    ([folder, pattern]) => (path.startsWith(`${folder}/`) || bandOf(path) === folder) && pattern.test(name),
  );
}
