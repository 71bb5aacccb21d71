// ps: the tasks of the machine, read from /proc as any user could.

import {failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation} from '../../libc';
import {COLUMNS, type Column} from './columns';
import {newScan, scanTasks, type TaskFacts} from './facts';

export const ps = defineCommand(
  `ps [-o COLUMN[=HEADER],...]
  List the tasks
  -o COLUMNS  Columns to show: ${[...COLUMNS.keys()].join(', ')}
  -e, -A, -a, -d, -f, -l  All tasks, with these columns (always so)
  -T  Threads too: each task has one`,
  {},
  function* (call) {
    const columns = yield* chosenColumns(call);
    if (columns === null) return 1;
    const s = call.begin({...newScan(), now: 0});
    if (s.pids === null) s.now = Math.floor((yield* syscall('times')).now / 10);
    const refused = yield* scanTasks(
      call,
      s,
      columns.some(({ofCgroup}) => ofCgroup === true),
    );
    if (failed(refused)) return yield* call.refused("can't open '/proc'", refused);
    return yield* call.print(tableOf(columns, s.rows, s.now));
  },
);

/** Null after a complaint. */
function* chosenColumns(call: Invocation): UserCode<Column[] | null> {
  const given = call.values('-o');
  const columns: Column[] = [];
  for (const word of (given.length === 0 ? 'pid,user,time,args' : given.join(',')).split(',')) {
    const [name, header] = word.split('=') as [string, string?];
    const column = COLUMNS.get(name);
    if (column === undefined) {
      yield* call.fail(`bad -o argument '${name}', supported arguments: ${[...COLUMNS.keys()].join(',')}`);
      return null;
    }
    columns.push(header === undefined ? column : renamed(column, header));
  }
  return columns;
}

/** A header makes the column as wide as it is; without text it only goes away. */
const renamed = (column: Column, header: string): Column => ({...column, header, width: header.length || column.width});

/** Columns that all lack headers have no first line. The last column is as long as it likes. */
function tableOf(columns: readonly Column[], rows: readonly TaskFacts[], now: number): string {
  const cell = (value: string | number, {width, right, whole = false}: Column, at: number): string => {
    const text = `${value}`;
    if (right) return text.padStart(width);
    return (whole || at === columns.length - 1 ? text : text.slice(0, width)).padEnd(width);
  };
  const lines = rows.map(row => columns.map((column, at) => cell(column.value(row, now), column, at)));
  if (columns.some(({header}) => header !== ''))
    lines.unshift(columns.map((column, at) => cell(column.header, {...column, right: false}, at)));
  return lines.map(cells => `${cells.join(' ').trimEnd()}\n`).join('');
}
