// What stands before an exported script: what it needs of the machine it is taken to, and stand-ins for programs that no
// distribution has.

import type {MachineSpec} from '..';
import {subsystemsOf} from './mounts';
import type {Translation} from './translate';

/** Burns the cpu without a fork: the clock is read by the shell itself. */
const SPIN = `command -v spin > /dev/null || {
  # Stands in for spin [SECONDS]: burns a cpu for that long.
  mkdir -p /tmp/menagerie-bin
  cat > /tmp/menagerie-bin/spin <<'END_OF_SPIN'
#!/bin/sh
hundredths() { f=\${1#*.}; [ "$f" = "$1" ] && f=0; f=\${f}00; f=1\${f%\${f#??}}; n=$((\${1%%.*} * 100 + f - 100)); }
hundredths "\${1:-1}"; length=$n
read now rest < /proc/uptime; hundredths $now; end=$((n + length))
while [ $n -lt $end ]; do read now rest < /proc/uptime; hundredths $now; done
END_OF_SPIN
  chmod 755 /tmp/menagerie-bin/spin
  export PATH="$PATH:/tmp/menagerie-bin"
}
`;

function neededMachine({cpus, nodes, mem, swap, disk}: MachineSpec): string {
  const more = [swap > 0 ? `${swap} MiB of swap` : '', disk > 0 ? `a file /data/big of ${disk} MiB on a disk` : ''];
  return [`${cpus} cpus in ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${mem} MiB`, ...more.filter(Boolean)].join(', ');
}

/** Comments, and code that defines what may be missing. */
export function headerOf(
  spec: MachineSpec,
  {mounts, words, speaksV6}: Translation,
  translated: boolean,
): {comments: string; code: string} {
  const used = [...new Set(mounts.filter(one => /^c(?:group|ontainer)$/.test(one.type.text)).flatMap(subsystemsOf))];
  const subsystems = used.filter(name => !/^debug\d+$/.test(name)).sort();
  if (mounts.some(one => one.type.text === 'cpuset') && !subsystems.includes('cpuset')) subsystems.push('cpuset');
  const calls = (program: string) => words.some(word => new RegExp(`(?:^|[\\s;/])${program}(?:$|[\\s;])`).test(word));
  const lines = [
    'Taken home from Menagerie. It runs on a Linux kernel that has version 1 of cgroups, and needs:',
    '- root, a POSIX sh, and a machine that nobody else works on: it mounts, makes directories and moves tasks',
    '- hierarchies of version 1 that are free: nothing of cgroup mounted, or version 2 without the controllers named here',
    `- controllers: ${subsystems.join(', ') || 'those that its mount lines name, if any'}`,
    `- what it prints is that of ${neededMachine(spec)}`,
  ];
  if (calls('spin')) lines.push('- spin [SECONDS], which burns a cpu: defined below where there is none');
  if (calls('memhog')) lines.push('- memhog BYTES [SECONDS], a program that touches so much memory and sleeps');
  if (calls('work')) lines.push('- work [BURN SLEEP], a program that computes and sleeps so many ms for ever');
  if (translated && speaksV6)
    lines.push(
      'Translated from the container patch set of 2006: messages, lists and /proc files read differently here.',
    );
  return {comments: lines.map(line => `# ${line}\n`).join(''), code: calls('spin') ? SPIN : ''};
}
