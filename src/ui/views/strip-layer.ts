// Tokens by pid in a plain layer: the machine strip and the first screen. A token that is here before and after an update
// keeps its element; if its place has changed it slides there, when sliding is asked for and there is room.

import {easeOut, FAST, type Placed} from '../draw';
import type {Motion} from './motion';
import {annotate, createToken, dress, moveTo, place, resize, type Token} from './token';

/** Tweens left free for what matters more than the turns of the cpus: moves, forks, exits. */
const RESERVE = 6;

export interface Wanted {
  readonly pid: number;
  readonly mark: number;
  readonly classes: string;
  readonly at: Placed;
  /** The command, to be written at the right. */
  readonly note?: string;
}

export interface Layer {
  readonly show: (wanted: readonly Wanted[], slide: boolean) => void;
  readonly clear: () => void;
}

/** `name` keeps the keys of several layers apart within one motion. */
export function createLayer(root: HTMLElement, name: string, motion: Motion): Layer {
  const tokens = new Map<number, Token>();
  const slideTo = (token: Token, at: Placed): void => {
    const from = {x: token.x, y: token.y};
    token.x = at.x;
    token.y = at.y;
    motion.start(`${name}:${token.pid}`, {
      duration: FAST,
      ease: easeOut,
      step: t => moveTo(token.el, from.x + (token.x - from.x) * t, from.y + (token.y - from.y) * t),
    });
  };
  const show = (wanted: readonly Wanted[], slide: boolean): void => {
    const gone = new Set(tokens.keys());
    for (const {pid, mark, classes, at, note} of wanted) {
      gone.delete(pid);
      let token = tokens.get(pid);
      const isNew = !token;
      if (!token) {
        token = createToken(pid);
        tokens.set(pid, token);
        root.append(token.el);
      }
      dress(token, mark, classes);
      resize(token, at.w, at.h);
      annotate(token, note ?? '');
      const key = `${name}:${pid}`;
      if (token.x === at.x && token.y === at.y) continue;
      // Along its own cpu only: from cpu to cpu it would cross what others show.
      if (!isNew && slide && token.x === at.x && motion.hasRoom(key, RESERVE)) slideTo(token, at);
      else {
        motion.finish(key);
        place(token, at.x, at.y);
      }
    }
    for (const pid of gone) {
      motion.finish(`${name}:${pid}`);
      tokens.get(pid)!.el.remove();
      tokens.delete(pid);
    }
  };
  return {
    show,
    clear: () => show([], false),
  };
}
