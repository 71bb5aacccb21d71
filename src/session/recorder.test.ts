import {expect, test} from 'vitest';
import {DEFAULT_SPEC, decodeLink, encodeLink, LENGTH_MAX} from '../scenario';
import {Recorder} from './recorder';

test('a recording is given away only if its link can be read', () => {
  const recorder = new Recorder(DEFAULT_SPEC, 'echo é\n');
  let given = 0;
  for (let i = 0; i < 30; i++) {
    recorder.add(i, 'é'.repeat(30_000));
    const recording = recorder.recording(i);
    if (recording === null) continue;
    given++;
    expect(decodeLink(encodeLink(recording, ''))).toMatchObject({ok: true});
  }
  expect(given).toBeGreaterThan(10);
  expect(given).toBeLessThan(30);
});

test('nor one that lasts longer than a link may', () => {
  const recorder = new Recorder(DEFAULT_SPEC, '');
  expect(recorder.recording(LENGTH_MAX)).not.toBeNull();
  expect(recorder.recording(LENGTH_MAX + 1)).toBeNull();
});
