// The language, script by script: the machine's shell prints and exits as BusyBox ash does, and nothing of it is lost when
// a run is stopped anywhere and restored.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {checkSteps} from '../../../testing/restore-steps';
import {smallMachine} from '../../../testing/small-machine';

interface Recorded {
  readonly status: number;
  readonly script: string;
  readonly output: string;
}

const text = readFileSync(new URL('ash.transcript.txt', import.meta.url), 'latin1');
const recorded: Recorded[] = text
  .split(/^#### status /m)
  .slice(1)
  .map(block => {
    const [, status, script, output] = /^(\d+)\n([\s\S]*?)^----\n([\s\S]*)$/m.exec(block) as unknown as string[];
    return {
      status: Number(status),
      script: script as string,
      output: (output as string).replace(/<no newline>\n$/, ''),
    };
  });

describe('the shell does what ash does', () => {
  it('the record is here', () => {
    expect(recorded.length).toBeGreaterThan(150);
  });

  it.each(recorded)('$script', ({script, output, status}) => {
    const {machine, text: printed} = smallMachine(script);
    expect(machine.run({until: 60_000})).toBe('ended');
    expect({output: printed(), status: machine.status}).toEqual({output, status});
  });

  it('and goes on from 100 moments of each script, or from each of its steps', () => {
    let [moments, steps] = [0, 0];
    for (const {script} of recorded) {
      const count = checkSteps(script, 100);
      expect(count.mismatches).toEqual([]);
      expect(count.moments).toBe(Math.min(count.steps, 100));
      moments += count.moments;
      steps += count.steps;
    }
    console.log(`${recorded.length} scripts: ${moments} moments of ${steps} steps, 0 mismatches`);
    expect(moments).toBeGreaterThan(10_000);
  }, 240_000);
});
