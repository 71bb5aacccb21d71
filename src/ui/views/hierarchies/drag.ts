// Moving a task by hand: press, drag onto a container, let go. A finger has to rest for a moment first, since a finger that
// moves at once scrolls; a mouse scrolls where it is pressed beside the tasks. Esc, or letting go elsewhere, leaves everything as it was. The twin for the keyboard is "Move to".

import type {Selection} from '../selection';
import type {Carried} from './carried';

/** What a drag needs to know of the stage. */
export interface DragGround {
  readonly pick: (event: PointerEvent) => Selection;
  readonly lift: (pid: number, event: PointerEvent) => Carried | null;
  /** The container under a point of the screen. */
  readonly under: (at: {readonly x: number; readonly y: number}) => number | null;
  /** Where the task is already. */
  readonly isIn: (pid: number, container: number) => boolean;
  /** Asks the machine; true once the task has moved. */
  readonly move: (pid: number, container: number) => Promise<boolean>;
  readonly reduced: () => boolean;
  /** Scrolls what lies beyond an edge into view, as far as one frame goes. */
  readonly scroll: (at: {readonly x: number; readonly y: number}) => void;
  /** Whether the columns can be taken hold of here. */
  readonly isGround: (target: Element) => boolean;
  /** Takes the columns along by so many px. */
  readonly pan: (dx: number, dy: number) => void;
}

/** px that a pressed mouse may move before it means a drag, and a resting finger before it means a scroll. */
const SLACK = {mouse: 5, touch: 10};
/** ms that a finger rests before it has taken a task. */
const REST = 350;

interface Pressed {
  readonly pid: number;
  readonly event: PointerEvent;
  timer: number;
}

class Drags {
  private pressed: Pressed | null = null;
  private carried: Carried | null = null;
  /** Where the mouse had taken the ground to; `far` once that is more than a click. */
  private held: {x: number; y: number; far: boolean} | null = null;
  private at = {x: 0, y: 0};
  private frame = 0;
  /** The click that ends a drag picks nothing. */
  private deaf = false;

  constructor(
    private readonly stage: HTMLElement,
    private readonly ground: DragGround,
  ) {}

  private forget(): void {
    window.clearTimeout(this.pressed?.timer);
    this.pressed = null;
  }

  private follow(): void {
    const {carried, at, ground} = this;
    if (!carried) return;
    const target = ground.under(at);
    carried.bring(at.x, at.y, target !== null && !ground.isIn(carried.pid, target) ? target : null);
  }

  private readonly pull = (): void => {
    if (!this.carried) return;
    this.ground.scroll(this.at);
    this.follow();
    this.frame = requestAnimationFrame(this.pull);
  };

  private readonly take = (): void => {
    const {pid, event} = this.pressed!;
    this.forget();
    this.carried = this.ground.lift(pid, event);
    if (!this.carried) return;
    this.deaf = true;
    try {
      this.stage.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already: its end follows.
    }
    this.follow();
    this.frame = requestAnimationFrame(this.pull);
  };

  private letGo(): Carried | null {
    const one = this.carried;
    this.carried = null;
    cancelAnimationFrame(this.frame);
    return one;
  }

  readonly cancel = (): void => {
    this.forget();
    this.leaveGround();
    this.letGo()?.back(this.ground.reduced());
  };

  private putDown(one: Carried): void {
    const {ground} = this;
    const back = (): void => one.back(ground.reduced());
    const target = ground.under(this.at);
    if (target === null || ground.isIn(one.pid, target)) {
      back();
      return;
    }
    one.ask();
    ground.move(one.pid, target).then(moved => (moved ? one.done() : back()), back);
  }

  readonly onDown = (event: PointerEvent): void => {
    this.deaf = false;
    const fit = !this.carried && event.isPrimary && event.button === 0;
    if (!fit) this.cancel();
    const picked = fit ? this.ground.pick(event) : null;
    if (fit && picked?.kind !== 'task') this.takeGround(event);
    if (picked?.kind !== 'task') return;
    this.at = {x: event.clientX, y: event.clientY};
    this.pressed = {pid: picked.pid, event, timer: 0};
    if (event.pointerType !== 'mouse') this.pressed.timer = window.setTimeout(this.take, REST);
  };

  private takeGround({pointerType, target, clientX, clientY}: PointerEvent): void {
    if (pointerType !== 'mouse' || !(target instanceof Element) || !this.ground.isGround(target)) return;
    this.held = {x: clientX, y: clientY, far: false};
  }

  private moveGround({clientX, clientY, pointerId}: PointerEvent, from: {x: number; y: number; far: boolean}): void {
    const [dx, dy] = [clientX - from.x, clientY - from.y];
    if (!from.far && Math.hypot(dx, dy) <= SLACK.mouse) return;
    if (!from.far) {
      this.stage.setPointerCapture(pointerId);
      this.stage.dataset.panning = '';
    }
    this.held = {x: clientX, y: clientY, far: true};
    this.ground.pan(dx, dy);
  }

  private leaveGround(): void {
    if (this.held?.far) this.deaf = true;
    this.held = null;
    delete this.stage.dataset.panning;
  }

  /** A pressed mouse that has gone far enough takes the task; a finger that does is scrolling. */
  private decide({pointerType, clientX, clientY}: PointerEvent, {event}: Pressed): void {
    const far = Math.hypot(clientX - event.clientX, clientY - event.clientY);
    if (pointerType === 'mouse') {
      if (far > SLACK.mouse) this.take();
    } else if (far > SLACK.touch) this.forget();
  }

  readonly onMove = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    if (this.pressed) this.decide(event, this.pressed);
    if (this.held) this.moveGround(event, this.held);
    if (!this.carried) return;
    this.at = {x: event.clientX, y: event.clientY};
    this.follow();
  };

  readonly onUp = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    this.forget();
    this.leaveGround();
    const one = this.letGo();
    if (one) this.putDown(one);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.carried) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  readonly onClick = (event: Event): void => {
    if (this.deaf) event.stopPropagation();
    this.deaf = false;
  };

  /** A finger that carries does not scroll as well. */
  readonly onTouch = (event: Event): void => {
    if (this.carried && event.cancelable) event.preventDefault();
  };

  /** Nor does it ask for a menu. */
  readonly onMenu = (event: Event): void => {
    if (this.carried || this.pressed?.timer) event.preventDefault();
  };
}

/** Watches the stage for drags; returns how to stop. */
export function watchDrags(stage: HTMLElement, ground: DragGround): () => void {
  const drags = new Drags(stage, ground);
  const listeners: [EventTarget, string, (event: never) => void, AddEventListenerOptions?][] = [
    [stage, 'pointerdown', drags.onDown],
    [stage, 'pointermove', drags.onMove],
    [stage, 'pointerup', drags.onUp],
    [stage, 'pointercancel', drags.cancel],
    [stage, 'click', drags.onClick, {capture: true}],
    [stage, 'touchmove', drags.onTouch, {passive: false}],
    [stage, 'contextmenu', drags.onMenu],
    [window, 'keydown', drags.onKey, {capture: true}],
  ];
  for (const [on, name, hear, options] of listeners) on.addEventListener(name, hear as EventListener, options);
  return () => {
    for (const [on, name, hear, options] of listeners) on.removeEventListener(name, hear as EventListener, options);
    drags.cancel();
  };
}
