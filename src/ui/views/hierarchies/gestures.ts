// Looking nearer: Ctrl and the wheel, or two fingers, around the point that they are at; keys that the page hands on. One step
// of the zoom for a notch of the wheel, or for a third more between the fingers.

import {ZOOM_EVENT} from '../zoom-keys';

export interface ZoomGround {
  /** So many steps nearer around a point of the screen. */
  readonly near: (steps: number, x: number, y: number) => void;
  /** '+', '-' or '0'. */
  readonly key: (key: string) => void;
}

/** px of wheel for one step: a notch is a hundred, two fingers on a pad send many small ones. */
const NOTCH = 40;
const SPREAD = 1.3;

interface Pinch {
  readonly apart: number;
  readonly x: number;
  readonly y: number;
}

function pinchOf({touches}: TouchEvent): Pinch | null {
  const [a, b] = [touches[0], touches[1]];
  if (!a || !b || touches.length !== 2) return null;
  const apart = Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
  return {apart, x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2};
}

/** Watches an element for these gestures; returns how to stop. */
export function watchZoom(el: HTMLElement, ground: ZoomGround): () => void {
  let turned = 0;
  let apart = 0;
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (turned * event.deltaY < 0) turned = 0;
    turned += event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    if (Math.abs(turned) < NOTCH) return;
    ground.near(turned < 0 ? 1 : -1, event.clientX, event.clientY);
    turned = 0;
  };
  const onStart = (event: TouchEvent): void => {
    apart = pinchOf(event)?.apart ?? 0;
  };
  const onMove = (event: TouchEvent): void => {
    const pinch = pinchOf(event);
    if (!pinch || apart === 0) return;
    if (event.cancelable) event.preventDefault();
    const ratio = pinch.apart / apart;
    if (ratio < SPREAD && ratio > 1 / SPREAD) return;
    ground.near(ratio > 1 ? 1 : -1, pinch.x, pinch.y);
    apart = pinch.apart;
  };
  const onKey = (event: Event): void => ground.key((event as CustomEvent<string>).detail);
  const listeners: [string, (event: never) => void][] = [
    ['wheel', onWheel],
    ['touchstart', onStart],
    ['touchmove', onMove],
    [ZOOM_EVENT, onKey],
  ];
  for (const [name, hear] of listeners) el.addEventListener(name, hear as EventListener, {passive: false});
  return () => {
    for (const [name, hear] of listeners) el.removeEventListener(name, hear as EventListener);
  };
}
