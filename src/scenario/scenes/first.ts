// What is on the page when it is opened: a machine of 2006 at work, eight cpus on two nodes, 24 tasks with the shell, and no
// fence between them. Nothing is mounted; the directory on which the visitor will mount is there.
import {DEFAULT_SPEC, type Recording} from '../spec';

/** Name, milliseconds of work, of sleep, and of jitter; one program under many names, as the busy box of a small machine. */
const programs: readonly (readonly [name: string, count: number, burn: number, sleep: number, jitter: number])[] = [
  ['sshd', 1, 4, 400, 200],
  ['httpd', 6, 45, 90, 60],
  ['perl', 3, 120, 40, 40],
  ['postgres', 5, 60, 150, 80],
  ['make', 1, 10, 260, 120],
  ['cc1', 4, 240, 20, 20],
  ['tar', 1, 70, 50, 30],
];

function bootScript(): string {
  const lines = ['mkdir /dev/ct'];
  for (const [name, count, burn, sleep, jitter] of programs) {
    lines.push(`ln -s /bin/work /usr/local/bin/${name}`);
    for (let i = 0; i < count; i++) lines.push(`${name} ${burn} ${sleep} ${jitter} &`);
  }
  return `${lines.join('\n')}\n`;
}

export const firstScene: Recording = {
  spec: {...DEFAULT_SPEC, cpus: 8, nodes: 2},
  script: bootScript(),
  inputs: [],
  length: 0,
};
