// ps: the tasks of the machine, read from /proc as any user could.

import {failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, readSmallFile, userName} from '../../libc';

interface TaskFacts {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly uid: number;
  readonly comm: string;
  readonly args: string;
  readonly stat: string;
  /** Ticks of cpu time. */
  readonly time: number;
}

interface Column {
  readonly header: string;
  /** Numbers stand at the right. */
  readonly right: boolean;
  readonly width: number;
  value(facts: TaskFacts): string;
}

const COLUMNS: Readonly<Record<string, Column>> = {
  pid: {header: 'PID', right: true, width: 5, value: facts => String(facts.pid)},
  ppid: {header: 'PPID', right: true, width: 5, value: facts => String(facts.ppid)},
  pgid: {header: 'PGID', right: true, width: 5, value: facts => String(facts.pgid)},
  user: {header: 'USER', right: false, width: 8, value: facts => userName(facts.uid) ?? String(facts.uid)},
  comm: {header: 'COMMAND', right: false, width: 16, value: facts => facts.comm},
  args: {header: 'COMMAND', right: false, width: 16, value: facts => facts.args},
  stat: {header: 'STAT', right: false, width: 4, value: facts => facts.stat},
  time: {header: 'TIME', right: false, width: 5, value: facts => cpuTime(facts.time)},
};

function cpuTime(ticks: number): string {
  const seconds = Math.floor(ticks / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const ps = defineCommand(
  `ps [-o COLUMN[=HEADER],...]
  List the tasks
  -o COLUMNS  Columns to show: ${Object.keys(COLUMNS).join(', ')}
  -e, -A  All tasks (always so)`,
  {operands: [0, 0]},
  function* (call) {
    const chosen = (call.values('-o').join(',') || 'pid,user,time,args').split(',');
    const columns: Column[] = [];
    for (const word of chosen) {
      const [name, header] = word.split('=') as [string, string?];
      const column = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
      if (column === undefined)
        return yield* call.fail(`bad -o argument '${name}', supported arguments: ${Object.keys(COLUMNS).join(',')}`);
      columns.push(header === undefined ? column : {...column, header});
    }
    const s = call.begin({pids: null as number[] | null, rows: [] as TaskFacts[]});
    if (s.pids === null) {
      const entries = yield* syscall('readdir', '/proc');
      if (failed(entries)) return yield* call.refused("can't open '/proc'", entries);
      s.pids = entries.map(({name}) => Number(name)).filter(pid => Number.isInteger(pid) && pid > 0);
      s.pids.sort((a, b) => a - b);
    }
    while (s.pids.length > 0) {
      call.save();
      const facts = yield* readTask(s.pids.shift() as number);
      if (facts !== null) s.rows.push(facts);
    }
    const lines = [
      columns.map(column => cell(column.header, {...column, right: false})),
      ...s.rows.map(row => columns.map(c => cell(c.value(row), c))),
    ];
    return yield* call.print(lines.map(cells => `${cells.join(' ').trimEnd()}\n`).join(''));
  },
);

function cell(text: string, column: Column): string {
  const width = Math.max(column.width, column.header.length);
  return column.right ? text.padStart(width) : text.padEnd(width);
}

/** Null: it is gone by now. */
function* readTask(pid: number): UserCode<TaskFacts | null> {
  const status = yield* readSmallFile(`/proc/${pid}/status`);
  const stat = yield* readSmallFile(`/proc/${pid}/stat`);
  const cmdline = yield* readSmallFile(`/proc/${pid}/cmdline`);
  if (failed(status)) return null;
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
  const comm = field('Name');
  // After the name in parentheses: state, ppid, pgrp, ...; user and system time are fields 14 and 15 of the whole.
  const numbers = failed(stat) ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const args = failed(cmdline) ? '' : cmdline.replace(/\0+$/, '').replaceAll('\0', ' ');
  return {
    pid,
    ppid: Number(field('PPid')),
    pgid: Number(numbers[2] ?? 0),
    uid: Number(field('Uid')),
    comm,
    args: args === '' ? `[${comm}]` : args,
    stat: field('State'),
    // In USER_HZ, hundredths of a second.
    time: (Number(numbers[11] ?? 0) + Number(numbers[12] ?? 0)) * 10,
  };
}
