// The language, script by script: the machine's shell prints and exits as BusyBox ash does, and nothing of it is lost when
// a run is stopped anywhere and restored.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {checkRestores} from '../../../testing/restore';
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

  it('and goes on from any moment', () => {
    let moments = 0;
    for (const [at, {script}] of recorded.entries()) {
      if (at % 5 !== 0) continue;
      // The script's last moments are those after it; a sleep before them spreads the stops over the script.
      const count = checkRestores(`script ${at}`, `${script}sleep 0.01\n`, {moments: 6, seed: at + 1});
      expect(count.mismatches).toEqual([]);
      moments += count.moments;
    }
    expect(moments).toBeGreaterThan(200);
  });
});
