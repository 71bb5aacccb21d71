// Character devices: null, zero, urandom and the terminal (drivers/char/mem.c, n_tty.c of 2.6.20). The terminal gives one line at a
// time; what is written to it is the machine's transcript. Typed text comes from outside, between two steps.

import {randomInt, SLEEP} from '../../../base';
import {type Errno, type Failure, fail, type Pid, SIGNALS, STOPPED, strerror} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import {dispositionOf, signalGroup} from '../task/signal';
import {trace} from '../trace';
import {channel, sleepOn, wake} from '../wait';

/** Ctrl-C and Ctrl-Z, with what they send; Ctrl-D. */
const SIGNAL_KEYS: Readonly<Record<string, number>> = {'\x03': SIGNALS.INT, '\x1a': SIGNALS.TSTP};
const END_OF_FILE = '\x04';

/** At most `count` bytes from a device. */
export function readDevice(k: Kernel, me: Pid, device: string, count: number): Answer<string> {
  if (device === 'zero') return '\0'.repeat(Math.max(0, count));
  if (device === 'urandom') return randomBytes(k, count);
  return device === 'tty' ? readTerminal(k, me, count) : '';
}

/** Bytes that follow from the machine's seed, and from how many were drawn before. At most 256 at once, as getrandom(2). */
function randomBytes(k: Kernel, count: number): string {
  let bytes = '';
  while (bytes.length < Math.min(count, 256)) bytes += String.fromCharCode(randomInt(k.state.misc.random, 256));
  return bytes;
}

export function writeDevice(k: Kernel, me: Pid, device: string, text: string): number {
  if (device === 'tty') writeTerminal(k, me, text);
  return text.length;
}

function readTerminal(k: Kernel, me: Pid, count: number): Answer<string> {
  const {terminal} = k.state.misc;
  const background = terminal.foreground !== 0 && k.state.tasks.pgrp[me] !== terminal.foreground;
  if (background) return stopReader(k, me);
  const {input} = terminal;
  const newline = input.indexOf('\n');
  const eof = input.indexOf(END_OF_FILE);
  const line = newline < 0 ? 0 : newline + 1;
  const ends = eof >= 0 && (line === 0 || eof < line);
  if (line === 0 && !ends) return sleepOn(k, me, channel.terminal);
  const length = ends ? eof : line;
  const taken = Math.min(length, count);
  terminal.input = input.slice(ends && taken === length ? taken + 1 : taken);
  terminal.prompt = '';
  return input.slice(0, taken);
}

/** Only the foreground group may read: others are sent SIGTTIN, which stops them, and try again when continued. */
function stopReader(k: Kernel, me: Pid): Failure | typeof SLEEP {
  const why = 'the task is not in the foreground process group of the terminal';
  if (dispositionOf(k, me, SIGNALS.TTIN) === 'ignore') return fail('EIO', why);
  signalGroup(k, k.state.tasks.pgrp[me] as Pid, SIGNALS.TTIN);
  if (k.state.tasks.state[me] === STOPPED) return SLEEP;
  return fail(k.state.tasks.pending[me] === 0 ? 'EIO' : 'EINTR', why);
}

/** Whether a text tells of an error: as strerror(3) has it, or in the words that dash and BusyBox have instead. */
const names = (text: string, errno: Errno): boolean =>
  text.includes(strerror(errno)) ||
  text.includes({ENOENT: 'nonexistent', EPERM: 'are you root?'}[errno as string] ?? '\n\n');

/** A text that names the error of the writer's last refused call carries the reason along, once. */
function writeTerminal(k: Kernel, me: Pid, text: string): void {
  const {terminal} = k.state.misc;
  terminal.written += text.length;
  let hash = terminal.writtenHash;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  terminal.writtenHash = hash;
  let because = '';
  const record = k.state.records.find(me);
  if (record?.refusal && names(text, record.refusal.errno)) {
    const {refusal, euid, cwd} = record;
    because = refusal.because;
    k.state.records.edit(me).refusal = null;
    terminal.refusal = {...refusal, task: me, euid, cwd};
    if (k.listeners.trace !== null) trace(k, 'refused', terminal.refusal);
  }
  if (k.listeners.tty !== null) k.listeners.tty(text, me, because);
}

/**
 * Bytes typed at the keyboard. Ctrl-C and Ctrl-Z throw away what was typed before them, and interrupt or stop the foreground
 * group.
 */
export function typeText(k: Kernel, text: string): void {
  const {terminal} = k.state.misc;
  for (const char of text) {
    const signal = SIGNAL_KEYS[char];
    terminal.input = signal === undefined ? terminal.input + char : '';
    if (signal !== undefined && terminal.foreground !== 0) signalGroup(k, terminal.foreground, signal);
  }
  if (terminal.input !== '') wake(k, channel.terminal);
}
