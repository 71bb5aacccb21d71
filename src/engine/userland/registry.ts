// Every program of the machine. Its image has one executable file for each, in /bin.

import type {Program} from '../abi';
import * as table from './commands';
import {fetchedCommands} from './fetched-names';
import type {Command} from './libc';
import {init, kthreadd, spin, work} from './programs';
import {sh} from './shell';

/** What a person can run: the source of help and of completion. */
export const commands: readonly Command[] = [...Object.values(table), spin, work, ...fetchedCommands];

export const programs: readonly Program[] = [init, kthreadd, sh, ...commands];
