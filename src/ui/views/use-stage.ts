// What every picture needs from its element: its width and height, and a scene whose motion ends with it.

import {type RefObject, useEffect, useLayoutEffect, useRef, useState} from 'react';
import {createMotion} from './motion';
import {createScene, type Scene} from './scene';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of an element in whole px, 0 by 0 until it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({width: 0, height: 0});
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el) return;
    const measure = (): void => {
      const next = {width: el.clientWidth, height: el.clientHeight};
      setSize(before => (before.width === next.width && before.height === next.height ? before : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(el);
    measure();
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** A scene whose element tells in `data-moving` how much moves. */
export function useScene(ref: RefObject<HTMLElement | null>): Scene {
  const element = useRef(ref);
  const [scene] = useState(() =>
    createScene(
      createMotion(moving => {
        if (element.current.current) element.current.current.dataset.moving = String(moving);
      }),
    ),
  );
  // Input ends every animation at once; what it animated is already so.
  useEffect(() => {
    const finish = (): void => scene.motion.finishAll();
    window.addEventListener('pointerdown', finish, true);
    window.addEventListener('keydown', finish, true);
    return () => {
      window.removeEventListener('pointerdown', finish, true);
      window.removeEventListener('keydown', finish, true);
      scene.motion.finishAll();
    };
  }, [scene]);
  return scene;
}
