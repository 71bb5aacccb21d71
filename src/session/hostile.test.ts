// Links whose scripts mean to hang or to fill the worker that opens them: each is played for a while, and no turn of the
// machine takes long, nor does the memory grow without end, nor does the machine panic.
import {expect, it} from 'vitest';
import {provideFetched} from '../engine/userland/fetched';
import type {FromEngine} from '../protocol';
import {DEFAULT_SPEC, decodeLink, encodeLink} from '../scenario';
import {Lab} from './lab';

provideFetched();

/** Seconds of cpu time: an honest turn takes hundredths. */
const LONGEST_TURN = 5;
const MOST_BYTES = 400 * 1024 * 1024;
const TICKS = 60;

const grow = (doublings: number) => `i=0; while [ $i -lt ${doublings} ]; do x=$x$x; i=$((i + 1)); done`;
const nested = (open: string, times: number, close = '') => open.repeat(times) + close.repeat(times);

const SCRIPTS: readonly (readonly [what: string, script: string])[] = [
  ['names that name themselves', 'a=a+a b=a; echo $((b))'],
  ['names that double', `x0=1; ${Array.from({length: 64}, (_, i) => `x${i + 1}=x${i}+x${i}`).join('; ')}; echo $((x64))`],
  ['a pattern to cut off', `x=a; ${grow(15)}; echo "\${x#*b}\${x%b*}\${x##*b*}"`],
  ['a pattern of many stars', `x=a; ${grow(15)}; y='*a'; ${grow(13).replaceAll('x', 'y')}; case $x in $y''b) ;; esac`],
  ['an expression of many repeats', `x=a; ${grow(14)}; echo $x | grep -E '(a{255}){70}b'; echo $x | sed -E 's/(a{255}){70}b//'`],
  ['a value that doubles', `x=a; ${grow(60)}`],
  ['many values', `x=a; ${grow(18)}; while :; do i=$((i + 1)); eval "v$i=$i\\$x"; done`],
  ['a list that doubles', 'set -- a; while :; do set -- "$@" "$@"; done'],
  ['output without end', 'x=$(cat /dev/zero)'],
  ['many texts', `x=': ;'; ${grow(10)}; while :; do i=$((i + 1)); eval "$x $i"; done`],
  ['nested text', `x='$('; ${grow(12)}; eval "echo $x"; eval '${nested('{ ', 5000)}'`],
  ['nested tests', `test ${nested('! ', 20_000)} x; test ${nested('\\( ', 5000)} x; find / ${nested('\\( ', 5000)}`],
  ['arithmetic', `echo $((${nested('(', 20_000)}1)); echo $((${nested('-', 20_000)}1))`],
  ['calls without end', 'f() { f "$@" "$@"; }; f a'],
  ['tasks without end', 'f() { f & f & }; f'],
  ['containers in containers', 'mkdir /c; mount -t cgroup -o freezer x /c; cd /c; while mkdir x; do cd x; done'],
]; // biome-ignore format: a table

/** Cpu seconds of the longest turn of playing a link, and what the lab said. */
function play(fragment: string): {readonly longest: number; readonly heard: readonly FromEngine[]} {
  const link = decodeLink(fragment);
  if (!link?.ok || link.value.target.kind !== 'run') throw new Error('not a link to a run');
  const heard: FromEngine[] = [];
  const refuse = () => Promise.reject(new Error('all programs are here'));
  const lab = new Lab(
    message => heard.push(message),
    () => performance.now(),
    refuse,
  );
  lab.receive({kind: 'load', id: 1, recording: link.value.target.run.recording, running: false});
  let longest = 0;
  while (!heard.some(message => message.kind === 'panic' || ('id' in message && message.id === 1))) {
    const start = process.cpuUsage();
    lab.turn();
    const {user, system} = process.cpuUsage(start);
    longest = Math.max(longest, (user + system) / 1e6);
    const update = heard.findLast(message => message.kind === 'update');
    if (update !== undefined) lab.receive({kind: 'ack', update: update.update});
    if (longest > LONGEST_TURN) break;
  }
  return {longest, heard};
}

it.each(SCRIPTS)('%s', (_what, script) => {
  const recording = {spec: {...DEFAULT_SPEC, cpus: 2, nodes: 1}, script, inputs: [], length: TICKS};
  const before = process.memoryUsage();
  const {longest, heard} = play(encodeLink(recording, ''));
  const after = process.memoryUsage();
  expect(heard.filter(message => message.kind === 'panic' || message.kind === 'refused')).toEqual([]);
  expect(longest).toBeLessThan(LONGEST_TURN);
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(MOST_BYTES);
});
