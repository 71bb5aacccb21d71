// What is taken home prints in our machine what the scenario printed before; report.txt says the same of a real kernel.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {exportScript} from '../../scenario/export';
import {readCases, runCase} from '../conformance/cases';
import {TAKEN_HOME} from './taken-home';

const cases = new Map(readCases().map(one => [one.name, one]));

function exported(text: string): string {
  const result = exportScript(text);
  if (!result.ok) throw new Error(result.refusals.map(({line, message}) => `${line}: ${message}`).join('\n'));
  return result.script;
}

describe('exported scripts', () => {
  it.each(TAKEN_HOME)('%s prints the same as before', name => {
    const one = cases.get(name);
    if (one === undefined) throw new Error(`there is no case ${name}`);
    const {ours: before} = runCase(one);
    expect(runCase({...one, script: exported(one.script)}).ours).toBe(before);
  });

  it('a script of V6 does in version 1 what it did', () => {
    const script = `mkdir /a; mount -t container -o cpuset x /a; mkdir /a/g
for f in cpus mems; do echo 0 > /a/g/$f; done
echo $$ > /a/g/tasks; cat /a/g/cpus; grep -c /g /proc/self/container
rmdir /a/g; echo rc=$?
`;
    const run = (text: string) => runCase({name: 'v6', script: text, recorded: ''}).ours;
    expect(run(exported(script))).toBe(run(script));
    expect(run(script)).toContain('0\n1\n! Device or resource busy\nrc=1');
  });

  it('the report names each of them as equal on a real kernel', () => {
    const report = readFileSync(new URL('./report.txt', import.meta.url), 'utf8');
    const equal = report.split('\n').filter(line => line.endsWith(' yes'));
    expect(equal.map(line => line.split(' ')[0])).toEqual(TAKEN_HOME);
  });
});
