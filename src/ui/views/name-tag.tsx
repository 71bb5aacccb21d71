// The command of the task under the pointer, above its token. The inspector and the tree say the same; this is for the eye
// that is already there.
import {type RefObject, useEffect, useRef} from 'react';
import type {Slices} from '../../protocol';
import {rowOfPid} from '../draw';
import {zoomOf} from '../theme';

interface NameTagProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly slices: Slices;
}

const AFTER = 80;

export function NameTag({stage, slices}: NameTagProps) {
  const tag = useRef<HTMLDivElement>(null);
  const latest = useRef(slices);
  latest.current = slices;
  useEffect(() => {
    const root = stage.current;
    let timer = 0;
    const hide = (): void => {
      window.clearTimeout(timer);
      if (tag.current) tag.current.hidden = true;
    };
    const over = (event: PointerEvent): void => {
      hide();
      const token = (event.target as Element).closest<HTMLElement>('.token[data-pid]');
      if (token && root && event.pointerType === 'mouse') {
        timer = window.setTimeout(() => tag.current && show(tag.current, root, token, latest.current), AFTER);
      }
    };
    root?.addEventListener('pointerover', over);
    root?.addEventListener('pointerleave', hide);
    return () => {
      hide();
      root?.removeEventListener('pointerover', over);
      root?.removeEventListener('pointerleave', hide);
    };
  }, [stage]);
  return <div className="name-tag" aria-hidden="true" hidden ref={tag} />;
}

function show(tag: HTMLElement, stage: HTMLElement, token: HTMLElement, {tasks}: Slices): void {
  const row = rowOfPid(tasks.pid, tasks.count, Number(token.dataset.pid));
  if (row < 0 || !token.isConnected) return;
  tag.textContent = tasks.comms[tasks.comm[row]!] ?? '';
  tag.hidden = false;
  const zoom = zoomOf(stage);
  const [at, pane] = [token.getBoundingClientRect(), stage.getBoundingClientRect()];
  const most = (pane.width - 4) / zoom - tag.offsetWidth;
  const x = Math.max(4, Math.min(most, (at.x - pane.x) / zoom));
  const above = (at.y - pane.y) / zoom - tag.offsetHeight - 4;
  const y = above < 0 ? (at.bottom - pane.y) / zoom + 4 : above;
  tag.style.transform = `translate(${x}px,${y}px)`;
}
