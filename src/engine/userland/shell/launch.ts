// Becoming a program: redirections that stay, then execve along PATH. A file that is no program and names no interpreter
// is a script for the shell itself. Answers (after a complaint) only when nothing could be executed.

import {again, call, done, procedure} from '../../../base';
import {type Errno, type Failure, strerror} from '../../abi';
import {complainOf} from './builtin';
import type {Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {environment, variable} from './parameters';
import {REDIRECT, type Redirect, redirectFrame, type Saved} from './redirect';
import {sys} from './system';

const SHELL = '/bin/sh';

interface LaunchFrame {
  readonly argv: readonly string[];
  readonly redirects: readonly Redirect[];
  readonly assigned: readonly (readonly [string, string])[];
  paths: string[];
  i: number;
  environ: Record<string, string>;
  errno: Errno;
}

export const launchFrame = (
  argv: readonly string[],
  redirects: readonly Redirect[],
  assigned: readonly (readonly [string, string])[],
): LaunchFrame => ({argv, redirects, assigned, paths: [], i: 0, environ: {}, errno: 'ENOENT'});

/** Where a command of this name may be. */
export function candidates(name: string, path: string): string[] {
  if (name.includes('/')) return [name];
  return name === '' ? [] : path.split(':').map(folder => `${folder === '' ? '.' : folder}/${name}`);
}

export const LAUNCH = procedure<Memory, LaunchFrame>('launch')({
  redirect(_m, frame) {
    return frame.redirects.length === 0 ? again('search') : call(REDIRECT, redirectFrame(frame.redirects, false));
  },
  redirected(m, _frame, saved: Saved[] | null) {
    if (saved !== null) return;
    if (m.flow === '') m.status = 1;
    return done(m.status);
  },
  search(m, frame) {
    frame.environ = environment(m, frame.assigned);
    frame.paths = candidates(
      frame.argv[0] as string,
      variable(frame.environ, 'PATH') ?? variable(m.vars, 'PATH') ?? '',
    );
  },
  execute(_m, frame) {
    const path = frame.paths[frame.i];
    return path === undefined ? again('not_found') : sys('exec', path, frame.argv, frame.environ);
  },
  failed(_m, frame, {errno}: Failure) {
    const path = frame.paths[frame.i++] as string;
    if (errno === 'ENOEXEC') return sys('exec', SHELL, ['sh', path, ...frame.argv.slice(1)], frame.environ);
    if (errno !== 'ENOENT' && errno !== 'ENOTDIR') frame.errno = errno;
    return again('execute');
  },
  script_failed(_m, frame, {errno}: Failure) {
    frame.errno = errno;
  },
  not_found(_m, frame) {
    const absent = frame.errno === 'ENOENT';
    const why = absent ? 'not found' : strerror(frame.errno);
    return call(EMIT, emitFrame(complainOf(`${frame.argv[0]}: ${why}`, absent ? 127 : 126)));
  },
  end: m => done(m.status),
});
