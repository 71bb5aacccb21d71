// The machine behind the protocol. A caller hands messages in and gives it turns; each turn runs the machine for a few real
// milliseconds at most, so that a script that never ends can still be paused, interrupted and reset. Knows nothing of
// workers: it runs the same in a test, with a clock that the test turns.

import {canExplain} from '../engine/kernel';
import {type FromEngine, PROTOCOL_VERSION, type ToEngine, type Update} from '../protocol';
import {DEFAULT_SPEC, INPUT_MAX, type Recording} from '../scenario';
import {complete} from './completion';
import {explained} from './explained';
import {atPrompt, TypedLine} from './line';
import {Pacer} from './pacing';
import {Player} from './player';
import {buffersOf, type Inspection, makeSlices} from './slices';
import {isIdle, waitingFor} from './waiting';
import {Walk} from './walk';

/** Real milliseconds of one turn, and between two updates. */
const TURN_MS = 8;
const UPDATE_MS = 14;
/** A line that was typed runs at least at this pace (ticks a second). */
const LINE_PACE = 1000;
/** Ticks that Ctrl-C has to take effect on a machine that otherwise stands still. */
const KEY_TICKS = 5000;
/** Whether a line waits for ever is asked every so many ticks. */
const IDLE_CHECK = 64;
/** Messages that a machine can only take between two ticks. */
const BETWEEN_TICKS: ReadonlySet<ToEngine['kind']> = new Set(['type', 'key', 'run', 'complete', 'look', 'recording']);
/** Of them, those that end a tick that was walked into; the others only look. */
const END_A_TICK: ReadonlySet<ToEngine['kind']> = new Set(['type', 'key', 'run', 'recording']);
/** The id of what nobody waits for. */
const NOBODY = -1;

type Message<K extends ToEngine['kind']> = Extract<ToEngine, {readonly kind: K}>;

export class Lab {
  private player: Player;
  private readonly pacer = new Pacer();
  private playing = false;
  /** Paused on purpose: not even a line that was typed goes on. */
  private held = false;
  private ticksPerSecond = 1000;
  /** Kernel steps a second in place of ticks; null: no slow motion. */
  private slow: number | null = null;
  /** Single steps that were asked for, and the one under way. */
  private steps: number[] = [];
  private walk: Walk | null = null;
  private goal: {readonly id: number; readonly until: number} | null = null;
  /** The load that is answered once its recording has been played. */
  private loading: number | null = null;
  private lines: TypedLine[] = [];
  private inspection: Inspection = {what: 'nothing', target: 0};
  private updates = 0;
  private awaitingAck = false;
  private lastUpdate = Number.NEGATIVE_INFINITY;
  private shownTick = -1;
  private dirty = true;
  private broken = '';
  /** What is asked of a machine that stands within a tick, where nothing may be typed or read. */
  private postponed: ToEngine[] = [];
  private fetching = false;
  /** Of the code that explains refusals: 'lacking' also once it is here. */
  private explanations: 'unasked' | 'asked' | 'lacking' = 'unasked';

  constructor(
    private readonly post: (message: FromEngine, transfer: ArrayBuffer[]) => void,
    private readonly now: () => number,
    /** Brings the code of the programs that the machine knows by name only; asked for again after a failure. */
    private readonly fetchPrograms: () => Promise<void>,
  ) {
    this.player = this.boot({spec: DEFAULT_SPEC, script: '', inputs: [], length: 0});
    this.post({kind: 'ready', protocol: PROTOCOL_VERSION}, []);
  }

  private boot(recording: Recording): Player {
    return new Player(recording, text => {
      for (const line of this.lines) line.hear(text);
    });
  }

  receive(message: ToEngine): void {
    this.dirty = true;
    if (this.player.within && BETWEEN_TICKS.has(message.kind)) this.postponed.push(message);
    else {
      this.guarded(() => {
        if (this.player.midway && END_A_TICK.has(message.kind)) this.advance(1);
        if (this.player.within && BETWEEN_TICKS.has(message.kind)) this.postponed.push(message);
        else this.handle(message);
      });
    }
  }

  private handle(message: ToEngine): void {
    switch (message.kind) {
      case 'load':
        this.load(message.id, message.recording, message.running);
        break;
      case 'reset':
        this.load(message.id, {...this.player.source, inputs: [], length: 0}, this.playing);
        break;
      case 'type':
        this.type(message);
        break;
      case 'key':
        this.key(message.key);
        break;
      case 'pace':
        this.ticksPerSecond = message.ticksPerSecond;
        break;
      case 'play':
      case 'pause':
        this.playing = message.kind === 'play';
        this.held = message.kind === 'pause';
        this.pacer.restart();
        break;
      case 'run':
        this.runFor(message);
        break;
      case 'step':
        this.stepOnce(message.id);
        break;
      case 'slow':
        this.slow = message.stepsPerSecond;
        this.pacer.restart();
        break;
      case 'inspect':
        this.inspection = {what: message.what, target: message.target};
        break;
      case 'ack':
        if (message.update === this.updates) this.awaitingAck = false;
        break;
      default:
        this.answer(message);
    }
  }

  /** What only asks. */
  private answer(message: Message<'complete' | 'recording' | 'look'>): void {
    const {kernel} = this.player.machine;
    const {id} = message;
    if (message.kind === 'complete') {
      this.post({kind: 'completions', id, ...complete(kernel, message.line, message.cursor)}, []);
    } else if (message.kind === 'look') {
      const slices = makeSlices(kernel, this.player.marks, new Int32Array(0), this.inspection, this.player.moves);
      this.post({kind: 'seen', id, slices}, buffersOf(slices));
    } else {
      const recording = this.player.recording();
      if (recording === null) this.refuse(id, 'this run is longer, or more was typed in it, than a link can hold');
      else this.post({kind: 'recording', id, recording, hash: this.player.machine.hash()}, []);
    }
  }

  /** Why nothing can be asked of the machine any more; '' while it is well. */
  private get stopped(): string {
    return this.broken === '' ? '' : `the machine has stopped: ${this.broken}`;
  }

  private refuse(id: number, because: string): void {
    if (id !== NOBODY) this.post({kind: 'refused', id, because}, []);
  }

  private load(id: number, recording: Recording, running: boolean): void {
    const because = 'another machine was started';
    for (const line of this.lines) this.refuse(line.id, because);
    if (this.goal !== null) this.refuse(this.goal.id, because);
    if (this.loading !== null) this.refuse(this.loading, because);
    for (const step of this.steps) this.refuse(step, because);
    if (this.walk !== null) this.refuse(this.walk.id, because);
    this.steps = [];
    this.walk = null;
    for (const message of this.postponed.splice(0)) if ('id' in message) this.refuse(message.id, because);
    this.lines = [];
    this.goal = null;
    this.fetching = false;
    this.broken = '';
    this.inspection = {what: 'nothing', target: 0};
    this.player = this.boot(recording);
    this.playing = running;
    this.held = false;
    this.pacer.restart();
    if (this.player.replaying) this.loading = id;
    else {
      this.loading = null;
      this.finish(id);
    }
  }

  private finish(id: number): void {
    this.post({kind: 'done', id, tick: this.player.machine.tick, hash: this.player.machine.hash()}, []);
  }

  /** Somebody types: what was left of a recording no longer applies. */
  private takeOver(): void {
    this.player.abandonReplay();
    if (this.loading !== null) this.refuse(this.loading, 'something was typed before the recording had been played');
    this.loading = null;
    if (this.held) this.pacer.restart();
    this.held = false;
  }

  private type({id, text, maxTicks}: Message<'type'>): void {
    const fault = text.length >= INPUT_MAX ? `at most ${INPUT_MAX} characters can be typed at once` : this.stopped;
    if (fault !== '') {
      this.refuse(id, fault);
      return;
    }
    this.takeOver();
    this.lines.push(new TypedLine(id, this.player.machine.tick + Math.max(1, maxTicks)));
    this.player.type(`${text}\n`);
  }

  private key(key: 'interrupt' | 'eof'): void {
    if (this.broken !== '') return;
    this.takeOver();
    if (this.lines.length === 0) this.lines.push(new TypedLine(NOBODY, this.player.machine.tick + KEY_TICKS));
    this.player.type(key === 'interrupt' ? '\x03' : '\x04');
  }

  /** True when the machine is free to be run on at somebody's word alone; else the asker hears why not. */
  private claim(id: number): boolean {
    const busy = this.goal !== null || this.loading !== null;
    const fault = busy ? 'another run is under way' : this.stopped;
    if (fault !== '') {
      this.refuse(id, fault);
      return false;
    }
    this.held = false;
    this.playing = false;
    return true;
  }

  private runFor({id, ticks}: Message<'run'>): void {
    if (this.claim(id)) this.goal = {id, until: this.player.machine.tick + Math.max(0, Math.floor(ticks))};
  }

  private stepOnce(id: number): void {
    if (this.claim(id)) this.steps.push(id);
  }

  /** Ticks (in slow motion: kernel steps) a second that the machine should make now, apart from runs at full speed. */
  private get pace(): number {
    if (this.held || this.broken !== '') return 0;
    const asked = this.playing ? (this.slow ?? this.ticksPerSecond) : 0;
    if (this.slow !== null) return asked;
    const busy = this.lines.length > 0 || (this.playing && !atPrompt(this.player.machine.kernel));
    return busy ? Math.max(LINE_PACE, asked) : asked;
  }

  /** Runs for a few milliseconds. Answers how many until the next turn is worth while; infinite: after a message. */
  turn(): number {
    const wait = this.guarded(() => this.move()) ?? Number.POSITIVE_INFINITY;
    return Math.min(wait, this.guarded(() => this.show()) ?? Number.POSITIVE_INFINITY);
  }

  private move(): number {
    if (this.fetching) return Number.POSITIVE_INFINITY;
    if (this.player.within) this.advance(1);
    if (this.player.within) return Number.POSITIVE_INFINITY;
    for (const message of this.postponed.splice(0)) this.receive(message);
    if (this.broken !== '') return Number.POSITIVE_INFINITY;
    if (this.loading !== null) return this.held ? Number.POSITIVE_INFINITY : this.moveTo(this.player.replayEnd);
    if (this.goal !== null) return this.moveTo(this.goal.until);
    if (this.walk === null) {
      const next = this.steps.shift();
      if (next !== undefined) this.walk = new Walk(this.player, next);
    }
    if (this.walk !== null) return this.walkOn(this.walk);
    const {pace} = this;
    if (pace <= 0) return Number.POSITIVE_INFINITY;
    const due = this.pacer.due(this.now(), pace);
    if (this.slow !== null && due > 0) {
      this.pacer.spent(due);
      this.walk = new Walk(this.player, NOBODY);
      return this.walkOn(this.walk);
    }
    const ran = this.advance(due);
    this.pacer.spent(ran);
    return ran < due ? 0 : Math.min(this.pacer.wait(pace), 1000);
  }

  /** A turn of the way to the next step; then whoever asked is answered. */
  private walkOn(walk: Walk): number {
    const end = this.now() + TURN_MS;
    do {
      const stopped = walk.step();
      if (stopped === 'missing') {
        this.fetch();
        return Number.POSITIVE_INFINITY;
      }
      if (stopped === 'panic') this.breakDown(this.player.machine.panic);
      else if (!this.player.midway) this.settleLines();
    } while (this.broken === '' && !walk.isOver && this.now() < end);
    if (this.broken === '' && !walk.isOver) return 0;
    this.walk = null;
    this.dirty = true;
    if (this.broken !== '') this.refuse(walk.id, this.stopped);
    else if (walk.id !== NOBODY) this.finish(walk.id);
    return 0;
  }

  /** At full speed to a tick; then whoever asked is answered. */
  private moveTo(until: number): number {
    this.advance(until - this.player.machine.tick);
    if (this.player.machine.tick < until && this.broken === '') return 0;
    const id = this.loading ?? this.goal?.id ?? NOBODY;
    this.loading = null;
    this.goal = null;
    this.pacer.restart();
    if (this.broken !== '') this.refuse(id, this.stopped);
    else this.finish(id);
    return 0;
  }

  /** At most so many ticks, and no longer than a turn lasts. Answers the ticks made. */
  private advance(most: number): number {
    const end = this.now() + TURN_MS;
    let made = 0;
    while (made < most && this.broken === '') {
      const stopped = this.player.tick();
      if (stopped === 'missing') {
        this.fetch();
        break;
      }
      if (stopped === 'panic') this.breakDown(this.player.machine.panic);
      made++;
      this.settleLines();
      const standing = this.goal === null && this.loading === null && this.pace <= 0;
      if (standing || this.now() >= end) break;
    }
    return made;
  }

  /** The caller gives a turn again when the promise is settled. */
  private fetch(): void {
    this.fetching = true;
    const {player} = this;
    const settled = (fault: string) => {
      if (this.player !== player) return;
      this.fetching = false;
      if (fault === '') return;
      player.within = false;
      this.breakDown(fault);
    };
    this.fetchPrograms().then(
      () => settled(''),
      () => settled(`the code of ${player.machine.kernel.missing} could not be fetched`),
    );
  }

  /** Answers the lines that are over, and those that have waited long enough. */
  private settleLines(): void {
    if (this.lines.length === 0) return;
    const {kernel, tick, lastStatus} = this.player.machine;
    const over = atPrompt(kernel);
    const stuck = !over && tick % IDLE_CHECK === 0 && isIdle(kernel);
    const waiting: TypedLine[] = [];
    for (const line of this.lines) {
      if (!over && !stuck && tick < line.deadline) waiting.push(line);
      else if (line.id !== NOBODY) {
        const result = over ? {status: lastStatus, waiting: ''} : {status: null, waiting: waitingFor(kernel)};
        this.post({kind: 'typed', id: line.id, output: line.text, ...result}, []);
      }
    }
    this.lines = waiting;
  }

  /** Sends an update when there is something new and the last one was taken. */
  private show(): number {
    const {machine, journal, marks, moves} = this.player;
    const fresh = this.dirty || machine.tick !== this.shownTick || !journal.empty;
    if (!fresh || this.awaitingAck) return Number.POSITIVE_INFINITY;
    const early = this.lastUpdate + UPDATE_MS - this.now();
    if (early > 0) return early;
    if (this.awaitsExplanations()) return Number.POSITIVE_INFINITY;
    const {switches, tty, ...happened} = journal.take();
    const update: Update = {
      kind: 'update',
      update: ++this.updates,
      tick: machine.tick,
      running: this.playing,
      prompt: machine.prompt,
      idle: this.loading === null && isIdle(machine.kernel),
      slices: makeSlices(machine.kernel, marks, switches, this.inspection, moves),
      tty: explained(machine.kernel, tty),
      ...happened,
    };
    this.awaitingAck = true;
    this.dirty = false;
    this.shownTick = machine.tick;
    this.lastUpdate = this.now();
    this.post(update, buffersOf(update.slices));
    return Number.POSITIVE_INFINITY;
  }

  /** The first refusal that is shown waits for the code that explains it, unless that cannot be had. */
  private awaitsExplanations(): boolean {
    if (canExplain() || this.explanations === 'lacking' || !this.player.journal.tellsOfRefusal) return false;
    if (this.explanations === 'unasked') {
      const settled = () => {
        this.explanations = 'lacking';
      };
      this.fetchPrograms().then(settled, settled);
    }
    this.explanations = 'asked';
    return true;
  }

  /** The machine has stopped for good: says why, and how to come here again. */
  private breakDown(message: string): void {
    if (this.broken !== '') return;
    this.broken = message;
    this.playing = false;
    this.dirty = true;
    const {machine, source, journal} = this.player;
    const recording = this.player.recording() ?? {...source, length: machine.tick};
    this.post({kind: 'panic', message, tick: machine.tick, recording, traces: journal.lastTraces()}, []);
    for (const line of this.lines) this.refuse(line.id, this.stopped);
    this.lines = [];
  }

  /** A fault of our own code stops the machine as a panic of its kernel does; the page stays usable. */
  private guarded<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.breakDown(`internal error: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
