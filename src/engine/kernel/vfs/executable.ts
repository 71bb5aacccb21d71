// What stands in an executable file. A program of the machine is a file whose first line names it (our stand-in for an
// ELF header); a script begins with "#!" and its interpreter (fs/binfmt_script.c of 2.6.20).

import {type Fallible, fail, failed, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {credentialsOf, MAY_EXEC, mayAccess} from './permission';
import {walkTo} from './walk';

const HEADER = '\x7fELF menagerie:';
/** BINPRM_BUF_SIZE: what exec looks at. */
const HEAD_LENGTH = 128;

/** The content of the file that is program `name`. */
export const executableText = (name: string): string => `${HEADER}${name}\n`;

export type Executable = {readonly program: string} | {readonly interpreter: string; readonly argument: string};

/** The program, or the interpreter, behind a path. Errors: those of a path walk, EACCES, ENOEXEC. */
export function readExecutable(k: Kernel, me: Pid, path: string): Fallible<Executable> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  if (at.attr.kind !== 'file') return fail('EACCES', `${path} is not a regular file`);
  if (!mayAccess(credentialsOf(k, me), at.attr, MAY_EXEC)) return fail('EACCES', `${path} is not marked as executable`);
  const text = at.fs.read(k, me, at.sb, at.ino);
  if (failed(text)) return text;
  const head = text.slice(0, HEAD_LENGTH);
  const end = head.indexOf('\n');
  const line = end < 0 ? head : head.slice(0, end);
  if (line.startsWith(HEADER)) return {program: line.slice(HEADER.length)};
  const script = /^#![ \t]*([^ \t]+)[ \t]*(.*?)[ \t]*$/.exec(line);
  if (script === null) return fail('ENOEXEC', `${path} is neither a program nor a script with an interpreter`);
  return {interpreter: script[1] as string, argument: script[2] as string};
}
