// Rules of open files, of programs, and of the file systems that lie in memory.

import {file} from '../blockers';
import {first, type Rule} from '../case';
import {absolute, quoted, textOf} from '../places';
import {writableMount} from '../privileges';

export const FILE_RULES: readonly Rule[] = [
  {
    source: 'fs/read_write.c of 2.6.20, vfs_read and vfs_write',
    rule: 'A descriptor must be open, and opened for what is done with it.',
    texts: ['descriptor * is not open', 'descriptor * is open for * only', 'descriptors are below *'],
  },
  {
    source: 'fs/open.c of 2.6.20, get_unused_fd',
    rule: 'A task has room for a limited number of open files.',
    texts: ['the task has no free descriptor below *'],
  },
  {
    source: 'fs/namei.c of 2.6.20, permission (MS_RDONLY)',
    rule: 'Nothing below a read-only mount is written, made or removed.',
    texts: ['* lies on a read-only mount'],
    blockers: c => file(absolute(c.k, c.refusal, c.words[0] as string)),
    fix: c => writableMount(c.k, absolute(c.k, c.refusal, c.words[0] as string)),
  },
  {
    source: 'fs/exec.c of 2.6.20, open_exec',
    rule: 'Only a regular file with an execute bit can be run.',
    texts: ['* is not a regular file', '* is not marked as executable'],
    blockers: c => file(absolute(c.k, c.refusal, c.words[0] as string)),
    fix: c =>
      c.refusal.because.endsWith('executable')
        ? first([`chmod +x ${quoted(absolute(c.k, c.refusal, c.words[0] as string))}`])
        : null,
  },
  {
    source: 'fs/binfmt_script.c of 2.6.20, load_script',
    rule: 'An executable file is a program of this machine, or a text that begins with #! and its interpreter.',
    texts: [
      '* is neither a program nor a script with an interpreter',
      'the interpreter * is a script itself',
      '* names the program *, which this machine lacks',
    ],
    blockers: c => file(absolute(c.k, c.refusal, textOf(c.refusal, 0))),
  },
  {
    source: 'execvp(3)',
    rule: 'A command needs a name.',
    texts: ['No program name was given.'],
  },
  {
    source: 'fs/pipe.c of 2.6.20, pipe_write',
    rule: 'Who writes to a pipe that nobody reads is sent SIGPIPE.',
    texts: ['nobody reads from this pipe any more'],
  },
  {
    source: 'drivers/char/n_tty.c of 2.6.20, job_control',
    rule: 'Only the foreground process group reads from the terminal.',
    texts: ['the task is not in the foreground process group of the terminal'],
  },
  {
    source: 'kernel/signal.c of 2.6.20, handle_signal',
    rule: 'A caught signal ends a call that waits.',
    texts: ['a signal that the task catches ended the wait'],
  },
  {
    source: 'fs/dcache.c of 2.6.20, sys_getcwd',
    rule: 'A directory that was removed has no path and takes no new files.',
    texts: [
      'the directory of * was removed',
      'the directory was removed',
      'the current directory was removed',
      'the file behind descriptor * was removed',
    ],
  },
  {
    source: 'mm/shmem.c of 2.6.20, shmem_fill_super',
    rule: 'A file system in memory holds at most half of it, and takes the option mode=.',
    texts: ['files in memory may fill half of it, * MiB', '* knows the option mode=, not *'],
  },
  {
    source: 'this machine: a program reads its input line by line',
    rule: 'A line of input has at most 8 MiB.',
    texts: ['one line of the input is longer than 8 MiB'],
  },
  {
    source: 'fs/proc/base.c of 2.6.20',
    rule: '/proc shows what there is at this moment, and most of it cannot be written.',
    texts: [
      '/proc has no * here',
      '/sys has no * here',
      'there is no task *',
      'task * is gone',
      'task * has ended and has no files any more',
      'task * has no open descriptor *',
      'this file of /proc cannot be written',
    ],
  },
  {
    source: 'fs/sysfs/file.c of 2.6.20, sysfs_write_file',
    rule: 'A file of /sys without a store method cannot be written.',
    texts: ['* cannot be written'],
  },
  {
    source: 'arch/x86_64/kernel/entry.S of 2.6.20, badsys',
    rule: 'A call that the kernel does not know is ENOSYS.',
    texts: ['there is no system call *'],
  },
];
