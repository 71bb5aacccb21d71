// Line `weight`: what a first visit loads, from the built page: the entry's JavaScript before the editor is opened, the
// worker, and the fonts.

import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {BenchLine} from './line';

interface ManifestEntry {
  readonly file: string;
  readonly isEntry?: boolean;
  /** Loaded together with it. */
  readonly imports?: readonly string[];
}

const KIB = 1024;
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;

/** Files that the entry loads at once, itself included. */
function entryFiles(manifest: Readonly<Record<string, ManifestEntry>>): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    const entry = manifest[key];
    if (entry === undefined || seen.has(key)) return;
    seen.add(key);
    found.add(entry.file);
    for (const next of entry.imports ?? []) visit(next);
  };
  for (const [key, entry] of Object.entries(manifest)) if (entry.isEntry) visit(key);
  return found;
}

function line(name: string, bytes: number, budget: number, what: string): BenchLine {
  return {
    name,
    figure: kib(bytes),
    yardstick: what,
    ratio: '',
    budget: `<= ${budget} KiB`,
    ok: bytes > 0 && bytes <= budget * KIB,
  };
}

export function measureWeight(dist: string): BenchLine[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file)), {level: 9}).length;
  const scripts = [...entryFiles(manifest)].filter(file => file.endsWith('.js'));
  const assets = readdirSync(join(dist, 'assets')).map(name => `assets/${name}`);
  const workers = assets.filter(name => /\/engine\.worker-[^/]*\.js$/.test(name));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, one) => all + one, 0);
  const fetched = kib(sum(assets.filter(name => /\/fetched-[^/]*\.js$/.test(name)).map(gzipped)));
  const fonts = assets.filter(name => /\.woff2?$/.test(name));
  return [
    line('weight', sum(scripts.map(gzipped)), 200, `${scripts.length} scripts of the entry, gzip`),
    line(
      'weight',
      sum(workers.map(gzipped)),
      120,
      `${workers.length} worker, gzip; ${fetched} fetched after the start`,
    ),
    line('weight', sum(fonts.map(name => statSync(join(dist, name)).size)), 120, `${fonts.length} fonts`),
  ];
}
