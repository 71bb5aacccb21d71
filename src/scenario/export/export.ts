// A script to take home: one that runs unchanged on a real kernel with version 1 of cgroups. What is written in that
// dialect stays as it is; what is written for the V6 patch set (mail of 22 Dec 2006) is translated, or refused by line.

import {findPatchSet, parseDirectives} from '..';
import {headerOf} from './header';
import {Translation} from './translate';

export type Exported =
  | {readonly ok: true; readonly script: string; readonly translated: boolean}
  /** In order of lines, which count from 1. */
  | {readonly ok: false; readonly refusals: readonly {readonly line: number; readonly message: string}[]};

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The leading comments and blank lines, where directives stand. */
function splitHead(text: string): readonly [string, string] {
  const head = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(text)?.[0] ?? '';
  return [head, text.slice(head.length)];
}

/** Refusals that hold for every script, beside those of a translation. */
function refusalsOf(text: string, found: Translation) {
  const refusals = found.refusals.map(({at, message}) => ({line: lineAt(text, at), message}));
  const modern = found.mounts.find(mount => ['cgroup', 'cpuset'].includes(mount.type.text));
  if (modern !== undefined)
    refusals.push({line: lineAt(text, modern.at), message: 'mounts both dialects: their files cannot be told apart'});
  const quirks = text.split('\n').findIndex(line => /^\s*#:\s*quirks\s+on/.test(line));
  if (quirks >= 0) refusals.push({line: quirks + 1, message: 'a released kernel has none of the quirks of 2006'});
  return refusals.sort((a, b) => a.line - b.line);
}

export function exportScript(text: string): Exported {
  const directives = parseDirectives(text);
  if (!directives.ok) return {ok: false, refusals: [directives]};
  const found = new Translation(text);
  const unwritten = found.mounts.some(mount => mount.type.text.includes('\0'));
  // On a machine without V6 its words fail as they do on a real kernel: nothing is to be translated.
  const hasV6 = findPatchSet(directives.spec.patchset)?.dialects.includes('container') === true;
  const translated = hasV6 && (found.speaksV6 || unwritten);
  if (translated) {
    const refusals = refusalsOf(text, found);
    if (refusals.length > 0) return {ok: false, refusals};
  }
  const {comments, code} = headerOf(directives.spec, found, translated);
  const [head, body] = splitHead(translated ? found.result() : text);
  const [first, ...rest] = head.split('\n');
  const shebang = first?.startsWith('#!') === true;
  const kept = shebang ? rest.join('\n') : head;
  return {ok: true, translated, script: `${shebang ? first : '#!/bin/sh'}\n${comments}${kept}${code}${body}`};
}
