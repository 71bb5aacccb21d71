// Who a task is, beside its token or mark: its command after the pointer has rested there or the keyboard has come to it, and its
// pid where the token does not show it. The inspector and the tree say the same; this is for the eye that is already there.
import {type RefObject, useEffect, useRef} from 'react';
import type {Slices} from '../../protocol';
import {rowOfPid} from '../draw';
import {zoomOf} from '../theme';
import {markUnder} from './nearest';
import type {Scene} from './scene';

interface NameTagProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly scene: Scene;
  readonly slices: Slices;
}

const AFTER = 80;

/** A place on the screen, and whose it is. */
interface Named {
  readonly pid: number;
  /** The token shows the pid itself. */
  readonly told: boolean;
  readonly at: Pick<DOMRect, 'x' | 'y' | 'bottom'>;
}

const ofToken = (token: HTMLElement): Named => ({
  pid: Number(token.dataset.pid),
  told: !token.matches('.bare'),
  at: token.getBoundingClientRect(),
});

/** The task under the pointer: a token, or among many a mark. */
function underPointer(event: PointerEvent, scene: Scene): Named | null {
  const target = event.target as Element;
  const token = target.closest<HTMLElement>('.token[data-pid]');
  if (token) return ofToken(token);
  return target.closest('button') ? null : markUnder(event, scene);
}

/** The task that the keyboard has come to: its token, or the one that stands over its mark. */
function underKeyboard(target: Element): Named | null {
  const {pid, key} = (target as HTMLElement).dataset;
  if (!pid || !key || !target.matches(':focus-visible')) return null;
  const token = target.closest('.column-body')?.querySelector<HTMLElement>(`.token[data-pid="${pid}"]`);
  return token ? ofToken(token) : null;
}

export function NameTag({stage, scene, slices}: NameTagProps) {
  const tag = useRef<HTMLDivElement>(null);
  const latest = useRef(slices);
  latest.current = slices;
  useEffect(() => {
    const root = stage.current;
    let timer = 0;
    let shown = 0;
    const hide = (): void => {
      window.clearTimeout(timer);
      shown = 0;
      if (tag.current) tag.current.hidden = true;
    };
    const soon = (named: () => Named | null): void => {
      hide();
      timer = window.setTimeout(() => {
        const one = named();
        if (!one || !tag.current || !root) return;
        shown = one.pid;
        show(tag.current, root, one, latest.current);
      }, AFTER);
    };
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse') return;
      const one = underPointer(event, scene);
      if (one && one.pid === shown) return;
      if (one) soon(() => one);
      else hide();
    };
    const onFocus = (event: FocusEvent): void => soon(() => underKeyboard(event.target as Element));
    const listeners: [string, (event: never) => void, boolean][] = [
      ['pointermove', onMove, false],
      ['pointerleave', hide, false],
      ['pointerdown', hide, true],
      ['focusin', onFocus, false],
      ['focusout', hide, false],
      ['scroll', hide, true],
    ];
    for (const [name, hear, capture] of listeners) root?.addEventListener(name, hear as EventListener, {capture});
    return () => {
      hide();
      for (const [name, hear, capture] of listeners) root?.removeEventListener(name, hear as EventListener, {capture});
    };
  }, [stage, scene]);
  return <div className="name-tag" aria-hidden="true" hidden ref={tag} />;
}

function show(tag: HTMLElement, stage: HTMLElement, {pid, told, at}: Named, {tasks}: Slices): void {
  const row = rowOfPid(tasks.pid, tasks.count, pid);
  if (row < 0) return;
  const command = tasks.comms[tasks.comm[row]!] ?? '';
  tag.textContent = told ? command : `${pid} ${command}`;
  tag.hidden = false;
  const zoom = zoomOf(stage);
  const pane = stage.getBoundingClientRect();
  const most = (pane.width - 4) / zoom - tag.offsetWidth;
  const x = Math.max(4, Math.min(most, (at.x - pane.x) / zoom));
  const above = (at.y - pane.y) / zoom - tag.offsetHeight - 4;
  const y = above < 0 ? (at.bottom - pane.y) / zoom + 4 : above;
  tag.style.transform = `translate(${x}px,${y}px)`;
}
