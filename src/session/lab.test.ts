// A lab with a clock that the test turns: whatever the machine does, time passes only as the test says.
import {describe, expect, it} from 'vitest';
import {provideFetched} from '../engine/userland/fetched';
import type {FromEngine, ToEngine} from '../protocol';
import {DEFAULT_SPEC, type Recording} from '../scenario';
import {Lab} from './lab';

provideFetched();

type Answer<K extends FromEngine['kind']> = Extract<FromEngine, {readonly kind: K}>;

class Bench {
  readonly heard: FromEngine[] = [];
  clock = 0;
  autoAck = true;
  private nextId = 1;
  readonly lab = new Lab(
    message => {
      this.heard.push(message);
    },
    () => this.clock,
    () => Promise.reject(new Error('all programs are here')),
  );

  send(message: ToEngine): void {
    this.lab.receive(message);
  }

  id(): number {
    return this.nextId++;
  }

  /** Turns until `done`, a millisecond each at least, at most `limit` turns. */
  turn(done: () => boolean, limit = 20_000): void {
    for (let i = 0; i < limit && !done(); i++) {
      const wait = this.lab.turn();
      this.clock += Math.min(Math.max(wait, 1), 16);
      const last = this.all('update').at(-1);
      if (this.autoAck && last !== undefined) this.lab.receive({kind: 'ack', update: last.update});
    }
  }

  all<K extends FromEngine['kind']>(kind: K): Answer<K>[] {
    return this.heard.filter((message): message is Answer<K> => message.kind === kind);
  }

  start(recording: Partial<Recording> = {}, running = true): Answer<'done' | 'refused'> {
    const id = this.id();
    const whole = {spec: {...DEFAULT_SPEC, cpus: 2, nodes: 1}, script: '', inputs: [], length: 0, ...recording};
    this.send({kind: 'load', id, recording: whole, running});
    return this.answerTo(id);
  }

  answerTo(id: number, limit = 20_000): Answer<'done' | 'refused'> {
    const found = () => this.heard.find(message => 'id' in message && message.id === id);
    this.turn(() => found() !== undefined, limit);
    return found() as Answer<'done' | 'refused'>;
  }

  type(text: string, maxTicks = 5000): Answer<'typed'> {
    const id = this.id();
    this.send({kind: 'type', id, text, maxTicks});
    return this.answerTo(id) as unknown as Answer<'typed'>;
  }

  recording(): Answer<'recording'> {
    const id = this.id();
    this.send({kind: 'recording', id});
    return this.answerTo(id) as unknown as Answer<'recording'>;
  }

  /** An update made after all that has happened so far. */
  update(): Answer<'update'> {
    const next = this.all('update').length + 2;
    this.turn(() => this.all('update').length >= next);
    return this.all('update').at(-1)!;
  }

  get tick(): number {
    return this.recording().recording.length;
  }
}

describe('a lab', () => {
  it('answers a line at the next prompt, with its output and status', () => {
    const bench = new Bench();
    bench.start();
    expect(bench.type('echo hello; false')).toMatchObject({
      kind: 'typed',
      output: expect.stringContaining('hello\n'),
      status: 1,
    });
    expect(bench.type('true')).toMatchObject({status: 0, waiting: ''});
  });

  it('answers several lines at the prompt after the last', () => {
    const bench = new Bench();
    bench.start();
    const {output, status} = bench.type('echo one\necho two\nsh -c "exit 3"');
    expect(output).toContain('one\n');
    expect(output).toContain('two\n');
    expect(status).toBe(3);
  });

  it('says what a line waits for when no prompt comes in time', () => {
    const bench = new Bench();
    bench.start();
    const {status, waiting} = bench.type('sleep 100', 50);
    expect(status).toBeNull();
    expect(waiting).toMatch(/^sleep \(task \d+\) sleeps until tick \d+$/);
    bench.send({kind: 'key', key: 'interrupt'});
    expect(bench.type('echo back')).toMatchObject({status: 0});
  });

  it('says at once when a line waits for what only a person can give', () => {
    const bench = new Bench();
    bench.start();
    const {status, waiting} = bench.type('cat', 1_000_000);
    expect(status).toBeNull();
    expect(waiting).toMatch(/^cat \(task \d+\) waits for something to read$/);
  });

  it('pauses a script that never ends, lets it be interrupted, and makes room for another machine', () => {
    const bench = new Bench();
    bench.start();
    const endless = bench.id();
    bench.send({kind: 'type', id: endless, text: 'while :; do :; done', maxTicks: 1_000_000});
    bench.turn(() => bench.clock > 300);
    bench.send({kind: 'pause'});
    const stopped = bench.tick;
    expect(stopped).toBeGreaterThan(50);
    const until = bench.clock + 200;
    bench.turn(() => bench.clock > until);
    expect(bench.tick).toBe(stopped);
    bench.send({kind: 'key', key: 'interrupt'});
    expect(bench.answerTo(endless)).toMatchObject({kind: 'typed', status: 130});
    bench.type('while :; do :; done', 10);
    expect(bench.start()).toMatchObject({kind: 'done', tick: 0});
    expect(bench.type('echo anew')).toMatchObject({status: 0});
  });

  it('a turn ends after its few milliseconds, whatever the machine has to do', () => {
    const bench = new Bench();
    bench.start();
    const id = bench.id();
    bench.send({kind: 'run', id, ticks: 50_000});
    let turns = 0;
    const lab = bench.lab as unknown as {now: () => number};
    lab.now = () => {
      bench.clock += 0.1;
      return bench.clock;
    };
    while (!bench.heard.some(message => message.kind === 'done' && message.id === id)) {
      const before = bench.clock;
      bench.lab.turn();
      turns++;
      expect(bench.clock - before).toBeLessThan(12);
    }
    expect(turns).toBeGreaterThan(100);
  });

  it('runs a number of ticks at once and then stands still', () => {
    const bench = new Bench();
    bench.start();
    bench.send({kind: 'pause'});
    const before = bench.tick;
    const id = bench.id();
    bench.send({kind: 'run', id, ticks: 1234});
    expect(bench.answerTo(id)).toMatchObject({
      kind: 'done',
      tick: before + 1234,
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    bench.turn(() => bench.clock > 5000);
    expect(bench.tick).toBe(before + 1234);
  });

  it('a recording played again comes to the same hash, at any pace', () => {
    const bench = new Bench();
    bench.start({script: 'mkdir -p /dev/ct\n'});
    bench.send({kind: 'pace', ticksPerSecond: 7000});
    bench.type('mount -t container -o cpuset,cpuacct none /dev/ct');
    bench.type('mkdir /dev/ct/web; echo $$ > /dev/ct/web/tasks');
    bench.type('spin 1 & sleep 1', 100);
    bench.send({kind: 'key', key: 'interrupt'});
    bench.type('cat /dev/ct/web/tasks; echo ü');
    const {recording, hash} = bench.recording();
    expect(recording.inputs.length).toBeGreaterThan(3);
    const again = new Bench();
    expect(again.start(recording)).toMatchObject({kind: 'done', tick: recording.length, hash});
    expect(again.recording().recording).toEqual(recording);
    expect(again.type('echo more')).toMatchObject({status: 0});
  });

  it('typing while a recording is played takes over', () => {
    const bench = new Bench();
    const id = bench.id();
    const recording = {
      spec: DEFAULT_SPEC, script: '', inputs: [{at: 900_000, text: 'echo late\n'}], length: 1_000_000,
    }; // biome-ignore format: one line
    bench.send({kind: 'load', id, recording, running: true});
    const lab = bench.lab as unknown as {now: () => number};
    lab.now = () => {
      bench.clock += 1;
      return bench.clock;
    };
    bench.turn(() => false, 5);
    bench.send({kind: 'type', id: bench.id(), text: 'echo mine', maxTicks: 100});
    expect(bench.heard.find(message => message.kind === 'refused' && message.id === id)).toMatchObject({
      because: 'something was typed before the recording had been played',
    });
    expect(bench.recording().recording.inputs.map(input => input.text)).toEqual(['echo mine\n']);
  });

  it('has at most one update in flight, and none of what was printed is lost', () => {
    const bench = new Bench();
    bench.autoAck = false;
    bench.start();
    bench.type('echo one');
    bench.type('echo two');
    expect(bench.all('update').length).toBe(1);
    bench.send({kind: 'ack', update: bench.all('update')[0]!.update});
    bench.turn(() => bench.all('update').length > 1);
    const second = bench.all('update')[1]!;
    expect(second.tty.map(chunk => chunk.text).join('')).toMatch(/one\n.*two\n/s);
  });

  it('an update holds the machine as it is', () => {
    const bench = new Bench();
    bench.start({
      script: 'mkdir -p /dev/ct; mount -t container -o cpuset,cpuacct none /dev/ct; mkdir /dev/ct/web /dev/ct/db\n',
    });
    bench.type('rmdir /dev/ct/db; mkdir /dev/ct/web/cgi /dev/ct/new; sleep 50 &');
    const container = bench.update().slices.containers.find(one => one.path === '/web')!;
    bench.send({kind: 'inspect', what: 'container', target: container.id});
    const {slices, prompt, tick} = bench.update();
    expect(prompt).not.toBe('');
    expect(tick).toBeGreaterThan(0);
    expect(slices.hierarchies).toMatchObject([{dialect: 'container', path: '/dev/ct'}]);
    expect(slices.containers.map(one => [one.path, one.mark])).toEqual([
      ['/', -1],
      ['/web', 0],
      ['/new', 2],
      ['/web/cgi', 1],
    ]);
    const {tasks} = slices;
    const names = Array.from(tasks.comm, index => tasks.comms[index]);
    expect(names).toContain('sleep');
    expect(tasks.count).toBe(tasks.pid.length);
    expect([...tasks.container]).toEqual(new Array(tasks.count).fill(slices.hierarchies[0]!.top));
    expect(slices.mounts.some(mount => mount.target === '/dev/ct' && mount.fstype === 'container')).toBe(true);
    expect(slices.inspected).toMatchObject({kind: 'container', path: '/dev/ct/web'});
    const files = new Map(slices.inspected!.files.map(file => [file.name, file]));
    expect(files.get('tasks')).toMatchObject({value: '', writable: true, subsystem: 'container'});
    expect(files.get('cpus')).toMatchObject({subsystem: 'cpuset', writable: true});
    expect(files.get('cpuacct.usage')!.about).not.toBe('');
  });

  it('a panic is told once, with what makes it happen again', () => {
    const bench = new Bench();
    bench.start();
    bench.type('echo before');
    const lab = bench.lab as unknown as {player: {machine: {kernel: {state: {misc: {panic: string}}}}}};
    lab.player.machine.kernel.state.misc.panic = 'a law was broken';
    bench.turn(() => bench.all('panic').length > 0);
    bench.turn(() => false, 50);
    expect(bench.all('panic')).toHaveLength(1);
    const [panic] = bench.all('panic');
    expect(panic).toMatchObject({message: 'a law was broken'});
    expect(panic!.recording.inputs.map(input => input.text)).toEqual(['echo before\n']);
    expect(panic!.traces.length).toBeGreaterThan(0);
    expect(panic!.traces.length).toBeLessThanOrEqual(50);
    expect(bench.type('echo after')).toMatchObject({
      kind: 'refused',
      because: 'the machine has stopped: a law was broken',
    });
    bench.start();
    expect(bench.type('echo anew')).toMatchObject({status: 0});
  });

  it('a look answers the slices as of now', () => {
    const bench = new Bench();
    bench.start();
    bench.type('mkdir -p /dev/ct; mount -t container -o cpuacct none /dev/ct');
    bench.send({kind: 'look', id: 901});
    const seen = bench.answerTo(901) as unknown as Answer<'seen'>;
    expect(seen.slices.hierarchies).toMatchObject([{subsystems: ['cpuacct'], path: '/dev/ct'}]);
  });
});

it('a machine that stands still and is asked nothing says nothing more', () => {
  const bench = new Bench();
  bench.start({}, false);
  bench.turn(() => false, 200);
  const told = bench.all('update').length;
  bench.turn(() => false, 200);
  expect(bench.all('update')).toHaveLength(told);
});
