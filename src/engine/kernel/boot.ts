// Booting: the root file system and its image, the dummy hierarchy, init (pid 1) and kthreadd (pid 2).

import {SIGNALS} from '../abi';
import {bootContainers} from './container';
import type {Kernel} from './kernel';
import {bugOn} from './panic';
import {spawn} from './task';
import {bootVfs} from './vfs';

export interface BootRequest {
  /** Arguments of init, "init" first. */
  readonly initArgv: readonly string[];
  readonly environ: Readonly<Record<string, string>>;
}

export function boot(k: Kernel, request: BootRequest): void {
  bootVfs(k);
  bootContainers(k);
  const init = spawn(k, {
    program: 'init',
    comm: 'init',
    argv: request.initArgv,
    environ: request.environ,
    parent: 0,
    terminal: true,
  });
  const kthreadd = spawn(k, {
    program: 'kthreadd',
    comm: 'kthreadd',
    argv: [],
    environ: {},
    parent: 0,
    terminal: false,
  });
  bugOn(init !== 1 || kthreadd !== 2, 'init and kthreadd did not get pids 1 and 2');
  // Its children are helpers that nobody waits for.
  k.state.records.edit(kthreadd).dispositions[SIGNALS.CHLD] = 'ignore';
}
