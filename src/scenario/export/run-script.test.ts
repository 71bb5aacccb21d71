import {expect, it} from 'vitest';
import {DEFAULT_SPEC} from '..';
import {exportRun} from './run-script';

const recording = {spec: {...DEFAULT_SPEC, cpus: 2, nodes: 1}, script: '#: cpus 2\nmkdir /a', length: 100};

it('the lines of a run, typed ones last, are a script for its machine', () => {
  const inputs = [
    {at: 3, text: 'mount -t container -o cpuset x /a\n'},
    {at: 9, text: 'cat /a/cpus\n'},
  ];
  const run = exportRun({...recording, inputs});
  expect(run.ok && run.script).toMatch(
    /#: cpus 2\n#: nodes 1\n#: mem 512\nmkdir \/a\nmount -t cgroup -o cpuset x \/a\ncat \/a\/cpuset\.cpus\n$/,
  );
});

it('the patch set of the machine is said where it is not the default one', () => {
  const spec = {...recording.spec, patchset: 'cgroup-v1'};
  const run = exportRun({...recording, spec, script: 'mount -t cgroup x /a\n', inputs: []});
  expect(run.ok && run.script).toContain('\n#: patchset cgroup-v1\n');
});

it('a machine whose operations interleave says so', () => {
  const run = exportRun({...recording, spec: {...recording.spec, granularity: 'step'}, script: 'true\n', inputs: []});
  expect(run.ok && run.script).toContain('\n#: granularity step\n');
});

it('a key that was pressed cannot be taken home', () => {
  const run = exportRun({
    ...recording,
    inputs: [
      {at: 3, text: 'sleep 9\n'},
      {at: 9, text: '\x03'},
    ],
  });
  expect(run).toMatchObject({ok: false, refusals: [{message: expect.stringContaining('Ctrl-C')}]});
});
