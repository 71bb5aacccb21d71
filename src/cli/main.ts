// Entry of the machine without a page: `npm run -s menagerie -- COMMAND`.
import {mkdirSync, readFileSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Io} from './command';
import {commands} from './commands';
import {runTool} from './tool';

/** Written at once and in full: a pipe may be closed, or slow, and the process ends right after. */
function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

const io: Io = {
  outBytes: bytes => writeAll(1, Buffer.from(bytes, 'latin1')),
  out: text => writeAll(1, Buffer.from(text)),
  err: text => writeAll(2, Buffer.from(text)),
  readText(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  writeBytes(folder, name, bytes) {
    try {
      mkdirSync(folder, {recursive: true});
      writeFileSync(join(folder, name), Buffer.from(bytes, 'latin1'));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },
};

process.exitCode = await runTool(process.argv.slice(2), commands, io);
