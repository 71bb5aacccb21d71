import {describe, expect, it} from 'vitest';
import {expectShell} from '../boot';
import {againLine, fuzz, SETTLED} from './fuzz';
import {KINDS} from './kinds';
import {lacking, RefusalBook} from './refusals';
import {addTally, newTally, tallyText} from './tally';

const OPERATIONS = 3000;
/** The same where every cpu takes one step a tick. */
const STEPPED = 600;
/** A seed for each mix of dialects. */
const SEEDS = [1, 2, 3];

describe('random operations', () => {
  const all = newTally();
  const book = new RefusalBook();

  it.each(SEEDS)('break no law (seed %i)', seed => {
    const {violations, panic, operations, tally} = fuzz(OPERATIONS, seed, {
      also: (call, result) => book.hear(call, result),
    });
    addTally(all, tally);
    const good = {violations: [], panic: '', operations: OPERATIONS};
    expect({violations, panic, operations}, `again: ${againLine(OPERATIONS, seed)}`).toEqual(good);
  });

  it('of each kind succeed and are refused', () => {
    const starved = [...KINDS.map(([kind]) => kind), 'release agent'].filter(kind => {
      const {ok = 0, ...refused} = all.outcomes[kind] ?? {};
      return ok === 0 || Object.keys(refused).length === 0;
    });
    expect(starved, tallyText(all)).toEqual([]);
    for (const sight of [
      'hierarchy without mount',
      'release agent',
      'pipe read',
      'pipe write',
      'wait',
      'attach',
      'exit',
    ])
      expect(all.sights[sight], sight).toBeGreaterThan(10);
    for (const deed of [
      'task_fork',
      'attach_task',
      'container_create',
      'container_destroy',
      'mount',
      'umount',
    ] as const)
      expect(all.traces[deed], deed).toBeGreaterThan(100);
  });

  it('are refused for a reason, by a rule that has a source', () => {
    const distinct = book.distinct();
    expect(distinct.map(lacking).filter(what => what !== '')).toEqual([]);
    expect(distinct.length).toBeGreaterThan(150);
  });

  it('are the same for the same seed', () => {
    expect(fuzz(1000, 5)).toEqual(fuzz(1000, 5));
  });
});

describe('random operations that interleave', () => {
  const all = newTally();

  it.each(SEEDS)('break no law where all stand at rest (seed %i)', seed => {
    const {violations, panic, operations, tally} = fuzz(STEPPED, seed, {granularity: 'step'});
    addTally(all, tally);
    const good = {violations: [], panic: '', operations: STEPPED};
    expect({violations, panic, operations}, `again: ${againLine(STEPPED, seed, 'step')}`).toEqual(good);
  });

  it('are seen at rest often, and in the middle of attaches and exits', () => {
    for (const sight of [SETTLED, 'attach', 'exit']) expect(all.sights[sight], sight).toBeGreaterThan(20);
  });
});

describe('what random operations have found', () => {
  it('a task that is stopped in the middle of an attach gives manage_mutex back first', () => {
    const script = `mkdir -p /c; mount -t container -o cpuacct none /c; mkdir /c/a
sleep 100 & p=$!
sh -c "echo $p > /c/a/tasks" & w=$!
sleep 0.005
kill -STOP $w
sleep 0.1
mkdir /c/b && echo made
kill -CONT $w; wait $w; echo rc=$?
`;
    expectShell(script, 'made\nrc=0\n');
  });
});
