// The machine behind the protocol. A caller hands messages in and gives it turns; each turn runs the machine for a few real
// milliseconds at most, so that a script that never ends can still be paused, interrupted and replaced. Knows nothing of
// workers: it runs the same in a test, with a clock that the test turns.

import {type FromEngine, PROTOCOL_VERSION, type ToEngine} from '../protocol';
import {DEFAULT_SPEC, INPUT_MAX, type Recording} from '../scenario';
import {answerTo, type Question} from './answers';
import {Explanations} from './explanations';
import type {Goal} from './goal';
import {askOfLine} from './line-help';
import {atPrompt, Lines} from './lines';
import {Pacer} from './pacing';
import {Player} from './player';
import {buffersOf, type Inspection} from './slices';
import {type Position, playTo, stepBefore} from './step-back';
import {makeUpdate} from './update';
import {isIdle} from './waiting';
import {Walk} from './walk';

/** Real milliseconds of one turn, and between two updates. */
const TURN_MS = 8;
const UPDATE_MS = 14;
/** A line that was typed runs at least at this pace (ticks a second). */
const LINE_PACE = 1000;
/** Ticks that Ctrl-C has to take effect on a machine that otherwise stands still. */
const KEY_TICKS = 5000;
/** What a key sends, and its name. */
const KEYS = {interrupt: ['\x03', 'Ctrl-C'], eof: ['\x04', 'Ctrl-D'], suspend: ['\x1a', 'Ctrl-Z']} as const;
/** Messages that have to wait while the machine cannot end its tick, or is on its way to a moment. */
const BETWEEN_TICKS: ReadonlySet<string> = new Set('type key run complete about look recording seek back'.split(' '));
/** Of them, those that end a tick that was walked into; the others look, or leave it. */
const END_A_TICK: ReadonlySet<ToEngine['kind']> = new Set(['type', 'key', 'run', 'recording']);
/** Messages after which an update shows what it showed before. */
const CHANGE_NOTHING: ReadonlySet<string> = new Set('ack complete about look recording read'.split(' '));
/** Between two updates while a moment of the past is looked for: it takes long only in long runs. */
const SEEKING_MS = 500;
/** The id of what nobody waits for. */
const NOBODY = 0;

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
  private goal: Goal | null = null;
  /** The load that is answered once its recording has been played. */
  private loading: number | null = null;
  private readonly lines = new Lines(
    message => this.post(message, []),
    text => this.player.type(text, false),
  );
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
  private readonly explanations: Explanations;

  constructor(
    private readonly post: (message: FromEngine, transfer: ArrayBuffer[]) => void,
    private readonly now: () => number,
    /** Brings the code of the programs that the machine knows by name only; asked for again after a failure. */
    private readonly fetchPrograms: () => Promise<void>,
  ) {
    this.explanations = new Explanations(fetchPrograms);
    this.player = this.boot({spec: DEFAULT_SPEC, script: '', inputs: [], length: 0});
    this.post({kind: 'ready', protocol: PROTOCOL_VERSION}, []);
  }

  private boot(recording: Recording): Player {
    return new Player(recording, (text, because) => this.lines.hear(text, because));
  }

  receive(message: ToEngine): void {
    if (!CHANGE_NOTHING.has(message.kind)) this.dirty = true;
    // On the way to a moment nothing may be typed: the way is no part of the run.
    const way = this.player.within || this.goal?.moment === true;
    if (way && BETWEEN_TICKS.has(message.kind)) this.postponed.push(message);
    else {
      this.guarded(() => {
        if (this.player.midway && END_A_TICK.has(message.kind)) {
          this.advance(1);
          this.dirty = true;
        }
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
      case 'seek':
        this.seek(message.id, {tick: message.tick, steps: 0});
        break;
      case 'back':
        this.stepBack(message.id);
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

  /** What only asks: a fault of our own code in it leaves the machine as it is. */
  private answer(message: Message<'complete' | 'about'> | Question): void {
    try {
      if (message.kind === 'complete' || message.kind === 'about') {
        const again = () => this.receive(message);
        askOfLine(this.player.machine.kernel, message, told => this.post(told, []), this.fetchPrograms, again);
      } else this.post(...answerTo(this.player, this.inspection, message));
    } catch (error) {
      this.refuse(message.id, `internal error: ${(error as Error).message}`);
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
    this.dropAll(because);
    if (this.goal !== null) this.refuse(this.goal.id, because);
    if (this.loading !== null) this.refuse(this.loading, because);
    for (const message of this.postponed.splice(0)) if ('id' in message) this.refuse(message.id, because);
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

  /** Lines and steps that were asked for are no longer to come. */
  private dropAll(because: string): void {
    this.lines.refuseAll(because);
    for (const step of this.steps.splice(0)) this.refuse(step, because);
    if (this.walk !== null) this.refuse(this.walk.id, because);
    this.walk = null;
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

  private type({id, text, maxTicks, script}: Message<'type'>): void {
    const fault = text.length >= INPUT_MAX ? `at most ${INPUT_MAX} characters can be typed at once` : this.stopped;
    if (fault !== '') {
      this.refuse(id, fault);
      return;
    }
    this.takeOver();
    const {machine} = this.player;
    if (script === undefined) {
      this.lines.add(id, machine.tick, maxTicks);
      this.player.type(`${text}\n`);
    } else {
      this.lines.enqueue({id, text, maxTicks, fast: script === 'fast'});
      this.lines.settle(machine.kernel);
    }
  }

  private key(key: keyof typeof KEYS): void {
    if (this.broken !== '') return;
    this.takeOver();
    const [char, name] = KEYS[key];
    this.lines.dropQueue(`dropped by ${name}`);
    if (this.lines.none) this.lines.add(NOBODY, this.player.machine.tick, KEY_TICKS);
    this.player.type(char);
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
    const until = this.player.machine.tick + Math.max(0, Math.floor(ticks));
    if (this.claim(id)) this.goal = {id, until, steps: 0, moment: false};
  }

  private stepOnce(id: number): void {
    if (this.claim(id)) this.steps.push(id);
  }

  /** To a moment of the run as far as it is known, before or after the present one. */
  private seek(id: number, {tick, steps}: Position): void {
    const {known, machine, midway} = this.player;
    if (!(tick >= 0 && tick <= known)) {
      this.refuse(id, `this run is known from tick 0 to ${known}`);
      return;
    }
    if (!this.claim(id)) return;
    if (tick !== machine.tick || midway) this.dropAll('time was turned back');
    if (tick < machine.tick || midway || steps > 0) this.player.turnBack(tick);
    this.goal = {id, until: tick, steps, moment: true};
  }

  /** In slow motion to the step before, else to the tick before. */
  private stepBack(id: number): void {
    const {boundary, midway} = this.player;
    if (boundary === 0 && !midway) this.refuse(id, 'this is the beginning');
    else if (this.slow === null) this.seek(id, {tick: midway ? boundary : boundary - 1, steps: 0});
    else if (this.claim(id)) {
      this.dropAll('time was turned back');
      const position = stepBefore(this.player);
      this.player.turnBack(position.tick);
      this.goal = {id, until: position.tick, steps: position.steps, moment: true};
    }
  }

  /** Ticks (in slow motion: kernel steps) a second that the machine should make now, apart from runs at full speed. */
  private get pace(): number {
    if (this.held || this.broken !== '') return 0;
    const asked = this.playing ? (this.slow ?? this.ticksPerSecond) : 0;
    if (this.slow !== null) return asked;
    const busy = !this.lines.none || (this.playing && !atPrompt(this.player.machine.kernel));
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
    if (this.loading !== null) return this.held ? Number.POSITIVE_INFINITY : this.moveTo(this.player.known);
    if (this.goal !== null) return this.moveTo(this.goal.until);
    if (this.walk === null) {
      const next = this.steps.shift();
      if (next !== undefined) this.walk = new Walk(this.player, next);
    }
    if (this.walk !== null) return this.walkOn(this.walk);
    if (this.lines.fast && !this.held) {
      this.advance(Number.POSITIVE_INFINITY);
      this.pacer.restart();
      return 0;
    }
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
      else if (!this.player.midway) this.lines.settle(this.player.machine.kernel);
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
    if (this.goal !== null && this.goal.steps > 0) playTo(this.player, {tick: until, steps: this.goal.steps});
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
      const stopped = this.player.tick(undefined, this.goal?.moment ? this.goal.until : -1);
      if (stopped === 'missing') {
        this.fetch();
        break;
      }
      if (stopped === 'panic') this.breakDown(this.player.machine.panic);
      made++;
      this.lines.settle(this.player.machine.kernel);
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

  /** Sends an update when there is something new and the last one was taken. */
  private show(): number {
    const {machine, journal} = this.player;
    const fresh = this.dirty || machine.tick !== this.shownTick || !journal.empty;
    if (!fresh || this.awaitingAck) return Number.POSITIVE_INFINITY;
    const pause = this.goal?.moment ? SEEKING_MS : UPDATE_MS;
    const early = this.lastUpdate + pause - this.now();
    if (early > 0) return early;
    if (this.explanations.awaitedBy(journal)) return Number.POSITIVE_INFINITY;
    const update = makeUpdate(this.player, this.inspection, {
      update: ++this.updates,
      running: this.playing,
      idle: this.loading === null && isIdle(machine.kernel),
    });
    this.awaitingAck = true;
    this.dirty = false;
    this.shownTick = machine.tick;
    this.lastUpdate = this.now();
    this.post(update, buffersOf(update.slices));
    return Number.POSITIVE_INFINITY;
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
    this.lines.refuseAll(this.stopped);
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
