// uptime: what the clock says, for how long the machine has run, and how busy it was. Nobody is logged in: there is no record
// of it (utmp).

import {failed, syscall} from '../../../abi';
import {defineCommand, epochSeconds, readSmallFile} from '../../libc';
import {formatTime} from '../date';

export const uptime = defineCommand(
  `uptime
  Tell the time, for how long the machine has run, and its load averages of 1, 5 and 15 minutes`,
  {operands: [0, 0]},
  function* (call) {
    const {now} = yield* syscall('times');
    const loads = yield* readSmallFile('/proc/loadavg');
    if (failed(loads)) return yield* call.refused("can't open '/proc/loadavg'", loads);
    const minutes = Math.floor(now / 60_000);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    const long = days === 0 ? '' : `${days} day${days === 1 ? '' : 's'}, `;
    const rest =
      hours % 24 === 0
        ? `${minutes % 60} min`
        : `${String(hours % 24).padStart(2)}:${String(minutes % 60).padStart(2, '0')}`;
    const averages = loads.split(' ').slice(0, 3).join(', ');
    return yield* call.print(
      ` ${formatTime('%T', epochSeconds(now))} up ${long}${rest},  0 users,  load average: ${averages}\n`,
    );
  },
);
