// Time turned back: the moments of a run are the same however they are reached, and the page hears what is undone.
import {beforeEach, describe, expect, it} from 'vitest';
import {provideExplained} from '../engine/explain';
import {provideFetched} from '../engine/userland/fetched';
import type {FromEngine, ToEngine} from '../protocol';
import {DEFAULT_SPEC, type Recording} from '../scenario';
import {Lab} from './lab';

provideFetched();
provideExplained();

type Answer<K extends FromEngine['kind']> = Extract<FromEngine, {readonly kind: K}>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

const spec = {...DEFAULT_SPEC, cpus: 2, nodes: 1};
const LINES = [
  'mkdir /c; mount -t container -o cpuacct none /c',
  'mkdir /c/a',
  'work 3 5 2 & echo $! > /c/a/tasks',
  'rmdir /c/a',
  'for i in 1 2 3; do sleep 0.2; echo $i; done',
];

let heard: FromEngine[];
let lab: Lab;
let clock = 0;
let ids: number;

const all = <K extends FromEngine['kind']>(kind: K) =>
  heard.filter((message): message is Answer<K> => message.kind === kind);

function turn(done: () => boolean): void {
  for (let i = 0; i < 20_000 && !done(); i++) {
    clock += Math.min(Math.max(lab.turn(), 1), 16);
    const last = all('update').at(-1);
    if (last) lab.receive({kind: 'ack', update: last.update});
  }
}

function send(message: WithoutId<Extract<ToEngine, {readonly id: number}>>): number {
  lab.receive({...message, id: ++ids} as ToEngine);
  return ids;
}

function answer<K extends FromEngine['kind']>(id: number): Answer<K> {
  const found = () => heard.find(message => 'id' in message && message.id === id);
  turn(() => found() !== undefined);
  return found() as Answer<K>;
}

const ask = <K extends FromEngine['kind']>(message: Parameters<typeof send>[0]): Answer<K> => answer<K>(send(message));
const hash = () => ask<'recording'>({kind: 'recording'}).hash;
/** What the log of the page holds now. */
function logged(): string {
  const before = all('update').length;
  lab.receive({kind: 'pace', ticksPerSecond: 1});
  turn(() => all('update').length > before);
  let text = '';
  for (const update of all('update')) {
    if (update.rewound !== undefined) text = '';
    text += update.tty.map(chunk => (chunk.prompt ?? '') + chunk.text).join('');
  }
  return text;
}

function script(lines: readonly string[]): Answer<'typed'>[] {
  const asked = lines.map(text => send({kind: 'type', text, maxTicks: 100_000, script: 'fast'}));
  return asked.map(id => answer<'typed'>(id));
}

function start(recording: Partial<Recording> = {}): void {
  ask({kind: 'load', recording: {spec, script: '', inputs: [], length: 0, ...recording}, running: false});
}

function begin(now: () => number): void {
  heard = [];
  clock = 0;
  ids = 0;
  lab = new Lab(
    message => heard.push(message),
    now,
    () => Promise.resolve(),
  );
  start();
}

beforeEach(() => begin(() => clock));

describe('a script typed at the prompts', () => {
  it('answers each command with its output, its status and its ticks, and why it was refused', () => {
    const answers = script(LINES);
    expect(answers.map(one => one.status)).toEqual([0, 0, 0, 1, 0]);
    expect(answers[3]).toMatchObject({output: expect.stringContaining('Device or resource busy')});
    expect(answers[3]?.because).toContain('task');
    expect(answers[4]?.output).toBe('1\n2\n3\n');
    for (const [i, one] of answers.entries()) {
      expect(one.ended).toBeGreaterThanOrEqual(one.began);
      if (i > 0) expect(one.began).toBe(answers[i - 1]?.ended);
    }
  });

  it('runs the same however it is paced', () => {
    const fast = script(LINES).at(-1)?.ended;
    const fastHash = hash();
    start();
    const asked = LINES.map(text => send({kind: 'type', text, maxTicks: 100_000, script: 'paced'}));
    expect(asked.map(id => answer<'typed'>(id)).at(-1)?.ended).toBe(fast);
    expect(hash()).toBe(fastHash);
  });

  it('runs at full speed in slow motion, too, and while the machine stands still', () => {
    lab.receive({kind: 'slow', stepsPerSecond: 1});
    const before = clock;
    expect(script(LINES).map(one => one.status)).toEqual([0, 0, 0, 1, 0]);
    expect(clock - before).toBeLessThan(10_000);
  });

  it('ends at a command that waits for what only a person can give', () => {
    const [first, second] = script(['cat', 'echo never']) as [Answer<'typed'>, unknown];
    expect(first).toMatchObject({status: null, waiting: expect.stringContaining('cat')});
    expect(second).toMatchObject({kind: 'refused', because: expect.stringContaining('cat')});
  });

  it('is dropped by Ctrl-C', () => {
    const ids = ['sleep 50', 'echo never'].map(text => send({kind: 'type', text, maxTicks: 100_000, script: 'paced'}));
    turn(() => all('update').some(one => one.prompt === '' && one.tick > 50));
    lab.receive({kind: 'key', key: 'interrupt'});
    expect(answer(ids[1]!)).toMatchObject({kind: 'refused', because: 'dropped by Ctrl-C'});
    expect(answer<'typed'>(ids[0]!)).toMatchObject({status: 130});
  });
});

describe('turning time back', () => {
  it('reaches each moment of a run as it was: its state, and its log', () => {
    const moments = LINES.map(line => {
      const [{ended}] = script([line]) as [Answer<'typed'>];
      return {ended, hash: hash(), log: logged()};
    });
    const order = [2, 0, 4, 3, 1, 4, 0, 1, 2];
    for (const i of order) {
      const {ended, hash: then, log} = moments[i]!;
      expect(ask<'done'>({kind: 'seek', tick: ended})).toMatchObject({kind: 'done', tick: ended, hash: then});
      expect(logged()).toBe(log);
    }
  });

  it('begins anew from a keyframe on the way, with the log as it was there', () => {
    script(['work 5 7 3 &', 'while :; do sleep 0.05; echo tick; done &']);
    const moments = Array.from({length: 30}, () => {
      const {tick, hash: then} = ask<'done'>({kind: 'run', ticks: 37});
      return {tick, then, log: logged()};
    });
    for (const i of [29, 3, 17, 11, 28, 0, 21]) {
      const {tick, then, log} = moments[i]!;
      expect(ask<'done'>({kind: 'seek', tick})).toMatchObject({tick, hash: then});
      expect(logged()).toBe(log);
    }
    expect(all('update').some(one => (one.rewound ?? 0) > 0)).toBe(true);
    // Of what was played again the page hears the last, not the first.
    const sought = all('update').findLast(one => one.rewound !== undefined);
    expect(sought?.traces.at(-1)?.tick).toBeGreaterThan(sought!.tick - 60);
  });

  it('goes on as it was recorded, until something else is typed', () => {
    const [, made, , , last] = script(LINES);
    const end = hash();
    ask({kind: 'seek', tick: made!.ended});
    expect(all('update').at(-1)?.known ?? last?.ended).toBe(last?.ended);
    ask({kind: 'run', ticks: last!.ended - made!.ended});
    expect(hash()).toBe(end);
    ask({kind: 'seek', tick: made!.ended});
    ask({kind: 'type', text: 'rmdir /c/a', maxTicks: 1000});
    logged();
    expect(
      all('update')
        .map(one => one.branched)
        .filter(one => one !== undefined),
    ).toEqual([made!.ended]);
    expect(ask({kind: 'seek', tick: last!.ended})).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('is known from tick 0 to'),
    });
    expect(ask<'recording'>({kind: 'recording'}).recording.inputs.map(one => one.text)).toEqual([
      `${LINES[0]}\n`,
      `${LINES[1]}\n`,
      'rmdir /c/a\n',
    ]);
  });

  it('names the tick from which the page has to begin again', () => {
    const [, second] = script(LINES);
    ask({kind: 'seek', tick: second!.ended});
    logged();
    const [rewound] = all('update').filter(one => one.rewound !== undefined);
    expect(rewound?.rewound).toBeLessThanOrEqual(second!.ended);
    expect(rewound).toMatchObject({tick: second!.ended, running: false});
  });

  it('goes back by a millisecond, and not before the beginning', () => {
    ask({kind: 'run', ticks: 300});
    const {hash: there} = ask<'done'>({kind: 'run', ticks: 0});
    ask({kind: 'run', ticks: 1});
    expect(ask<'done'>({kind: 'back'})).toMatchObject({tick: 300, hash: there});
    ask({kind: 'seek', tick: 0});
    expect(ask({kind: 'back'})).toMatchObject({kind: 'refused', because: 'this is the beginning'});
  });

  it('goes back by steps of the kernel in slow motion', () => {
    script(LINES.slice(0, 3));
    start({spec: {...spec, granularity: 'step'}});
    script(LINES.slice(0, 2));
    lab.receive({kind: 'slow', stepsPerSecond: 4});
    send({kind: 'type', text: 'sh -c "echo \\$\\$ > /c/a/tasks"', maxTicks: 100_000});
    const place = () =>
      ask<'seen'>({kind: 'look'})
        .slices.step.operations.map(one => `${one.task} ${one.op} ${one.at} ${one.asks} ${one.cpu < 0}`)
        .join();
    const places: string[] = [];
    for (let i = 0; i < 14; i++) {
      ask({kind: 'step'});
      places.push(place());
    }
    for (const expected of places.slice(0, -1).reverse().slice(0, 8)) {
      expect(ask({kind: 'back'})).toMatchObject({kind: 'done'});
      expect(place()).toBe(expected);
    }
    ask({kind: 'step'});
    expect(place()).toBe(places[6]);
  });

  it('types nothing on the way: what is asked meanwhile comes at the moment itself', () => {
    script(['work 5 7 3 &']);
    ask({kind: 'run', ticks: 40_000});
    const {hash: there} = ask<'done'>({kind: 'seek', tick: 30_001});
    ask({kind: 'seek', tick: 40_000});
    const sought = send({kind: 'seek', tick: 30_001});
    lab.turn();
    const typed = send({kind: 'type', text: 'echo late', maxTicks: 1000});
    expect(answer<'done'>(sought)).toMatchObject({tick: 30_001, hash: there});
    expect(answer<'typed'>(typed)).toMatchObject({began: 30_001, output: 'late\n'});
  });

  it('ends a step that was under way', () => {
    begin(() => clock++);
    script(['while :; do :; done &']);
    ask({kind: 'run', ticks: 200});
    const step = send({kind: 'step'});
    lab.turn();
    const sought = send({kind: 'seek', tick: 100});
    expect(answer(step)).toMatchObject({kind: 'refused', because: 'time was turned back'});
    expect(answer(sought)).toMatchObject({kind: 'done', tick: 100});
    for (let i = 0; i < 20; i++) lab.turn();
    expect(ask<'recording'>({kind: 'recording'}).recording.length).toBe(100);
  });

  it('gives every container the mark that it had', () => {
    const lines = [LINES[0]!, 'mkdir /c/a /c/b', 'rmdir /c/a', 'mkdir /c/d'];
    const marks = () => ask<'seen'>({kind: 'look'}).slices.containers.map(({path, mark}) => `${path} ${mark}`);
    let end = 0;
    for (const line of lines) {
      end = script([line])[0]!.ended;
      logged();
    }
    const before = marks();
    ask({kind: 'seek', tick: 0});
    ask({kind: 'seek', tick: end});
    expect(marks()).toEqual(before);
  });

  it('tells whoever waits for a line', () => {
    ask({kind: 'run', ticks: 300});
    const id = send({kind: 'type', text: 'sleep 100', maxTicks: 1_000_000});
    ask({kind: 'seek', tick: 0});
    expect(answer(id)).toMatchObject({kind: 'refused', because: 'time was turned back'});
  });
});

describe('reading a script', () => {
  const read = (text: string) => ask<'script'>({kind: 'read', text});

  it('finds the commands as the shell reads them', () => {
    const {units, faults} = read('#: cpus 2\n\nls; pwd\nfor i in 1 2\ndo\n  echo $i\ndone\ncat <<E\nx # y\nE\n# end\n');
    expect(faults).toEqual([]);
    expect(units.map(({line, lines}) => [line, lines])).toEqual([
      [3, 1],
      [4, 4],
      [8, 3],
    ]);
    expect(units[2]?.text).toBe('cat <<E\nx # y\nE');
  });

  it('says where it is wrong', () => {
    const {units, faults} = read('ls\nif true; then\n  echo )\nfi\npwd\n');
    expect(units.map(one => one.runs)).toContain(false);
    expect(faults[0]?.line).toBe(3);
    expect(read('ls\nwhile true; do\n  ls\n').faults).toMatchObject([{message: expect.stringContaining('done')}]);
  });
});
