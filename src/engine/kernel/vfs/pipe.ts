// Pipes (fs/pipe.c of 2.6.20): 64 KiB between descriptors. Readers sleep while it is empty and somebody may still write,
// writers while it is full. Up to PIPE_BUF bytes go in whole or not at all; more goes in by and by, which is a procedure.

import {again, call, done, procedure, SLEEP} from '../../../base';
import {fail, O_ACCMODE, O_RDONLY, O_WRONLY, type Pid, SIGNALS} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import {sendSignal} from '../task/signal';
import {channel, sleepOn, wake} from '../wait';

export const PIPE_CAPACITY = 65536;
const PIPE_BUF = 4096;

export function addPipe(k: Kernel): number {
  return k.state.pipes.add({buffer: '', readers: 1, writers: 1});
}

/** The last descriptor of one end was closed: the other end hears of it. */
export function releasePipe(k: Kernel, id: number, flags: number): void {
  const pipe = k.state.pipes.edit(id);
  if ((flags & O_ACCMODE) === O_WRONLY) pipe.writers--;
  else pipe.readers--;
  if (pipe.readers === 0 && pipe.writers === 0) {
    k.state.pipes.remove(id);
    return;
  }
  wake(k, (flags & O_ACCMODE) === O_RDONLY ? channel.pipeWrite(id) : channel.pipeRead(id));
}

export function readPipe(k: Kernel, me: Pid, id: number, count: number): Answer<string> {
  const {buffer, writers} = k.state.pipes.get(id);
  if (buffer === '') return writers === 0 || count <= 0 ? '' : sleepOn(k, me, channel.pipeRead(id));
  const text = count < buffer.length ? buffer.slice(0, count) : buffer;
  k.state.pipes.edit(id).buffer = buffer.slice(text.length);
  wake(k, channel.pipeWrite(id));
  return text;
}

export function writePipe(k: Kernel, me: Pid, id: number, text: string): Answer<number> {
  const {buffer, readers} = k.state.pipes.get(id);
  if (readers === 0) return broken(k, me);
  const room = PIPE_CAPACITY - buffer.length;
  if (text.length <= room) return put(k, id, text);
  if (text.length <= PIPE_BUF) return sleepOn(k, me, channel.pipeWrite(id));
  return call(PIPE_WRITE, {pipe: id, text, written: 0});
}

function put(k: Kernel, id: number, text: string): number {
  if (text === '') return 0;
  k.state.pipes.edit(id).buffer += text;
  wake(k, channel.pipeRead(id));
  return text.length;
}

function broken(k: Kernel, me: Pid) {
  sendSignal(k, me, SIGNALS.PIPE);
  return fail('EPIPE', 'nobody reads from this pipe any more');
}

const PIPE_WRITE = procedure<{k: Kernel; me: Pid}, {pipe: number; text: string; written: number}>('pipe_write')({
  pipe_wait({k, me}, frame) {
    const {buffer, readers} = k.state.pipes.get(frame.pipe);
    if (readers === 0 || buffer.length < PIPE_CAPACITY) return undefined;
    sleepOn(k, me, channel.pipeWrite(frame.pipe));
    return SLEEP;
  },
  pipe_fill({k, me}, frame) {
    const {buffer, readers} = k.state.pipes.get(frame.pipe);
    if (readers === 0) {
      const refusal = broken(k, me);
      return frame.written > 0 ? done(frame.written) : refusal;
    }
    const room = PIPE_CAPACITY - buffer.length;
    frame.written += put(k, frame.pipe, frame.text.slice(frame.written, frame.written + room));
    return frame.written === frame.text.length ? done(frame.written) : again('pipe_wait');
  },
});
