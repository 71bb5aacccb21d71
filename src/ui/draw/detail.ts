// Levels of detail: how a task is drawn depends on how many there are. The boxes stay, the tasks change.

import {NEAREST} from './sight';

export type Detail = 'tokens' | 'marks' | 'density';

export const TOKEN_LIMIT = 60;
export const MARK_LIMIT = 1500;
/** Tasks in one cell of a density picture. */
export const CELL_TASKS = 20;

export function detailOf(tasks: number): Detail {
  if (tasks <= TOKEN_LIMIT) return 'tokens';
  return tasks <= MARK_LIMIT ? 'marks' : 'density';
}

/** The detail at a zoom: at twice the size a quarter of the tasks is in view. */
export const detailAt = (tasks: number, zoom: number): Detail =>
  zoom >= NEAREST ? 'tokens' : detailOf(tasks / (zoom * zoom));

/** So few tasks in view have room for their commands, too. */
export const NAME_LIMIT = 15;
const NAME_ROOM = 80;
export const showsNames = (tasks: number, zoom: number): boolean => zoom > 1 && tasks / (zoom * zoom) <= NAME_LIMIT;

/** A token with room for the command beside the pid. */
export const withName = (grain: Grain): Grain => ({
  ...grain,
  w: grain.w + NAME_ROOM,
  pitchX: grain.pitchX + NAME_ROOM,
  names: true,
});

/** Size and pitch of what stands for a task, in px. */
export interface Grain {
  readonly w: number;
  readonly h: number;
  readonly pitchX: number;
  readonly pitchY: number;
  /** The command stands beside the pid. */
  readonly names?: true;
}

const digits = (pid: number): number => String(pid).length;

/** Width of a token with pid: 48 for up to four digits. */
export const tokenWidth = (maxPid: number): number => 48 + 7 * Math.max(0, digits(maxPid) - 4);

/** On a phone: few tasks in wide boxes are drawn with their pids, like everywhere else. */
export const PHONE_PIDS = {tasks: 32, abreast: 2} as const;

export function grainOf(detail: Detail, compact: boolean, maxPid: number, bare = compact): Grain {
  if (detail === 'density') return {w: 5, h: 5, pitchX: 6, pitchY: 6};
  if (detail === 'marks') return {w: 7.5, h: 7.5, pitchX: 11, pitchY: 9.4};
  if (bare) return {w: 22, h: 22, pitchX: 26, pitchY: 26};
  const w = tokenWidth(maxPid);
  if (compact) return {w, h: 22, pitchX: w + 4, pitchY: 26};
  return {w, h: 20, pitchX: w + 4, pitchY: 24};
}
