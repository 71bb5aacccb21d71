// Variables and special parameters.

import {setKey} from '../../../base';
import type {Memory} from './memory';
import {changeSetup, SIZE_LIMIT, sizeOf} from './memory';

/** Of $-, in ash's order. */
const LETTERS = 'uaCxsnife';

/** The value of $name, undefined when it is unset. `vars` and `status` are those of the expansion at hand. */
export function parameterValue(
  m: Memory,
  vars: Readonly<Record<string, string>>,
  status: number,
  name: string,
): string | undefined {
  const first = name.charCodeAt(0);
  if (first > 64) return variable(vars, name);
  if (first >= 48 && first <= 57) return name === '0' ? m.setup.arg0 : m.args[Number(name) - 1];
  switch (name) {
    case '?':
      return String(status);
    case '$':
      return String(m.setup.pid);
    case '!':
      return m.lastBackground === 0 ? '' : String(m.lastBackground);
    case '#':
      return String(m.args.length);
    case '-':
      return LETTERS.replace(/./g, letter => (m.setup.options.includes(letter) ? letter : ''));
    case '@':
    case '*':
      return m.args.length === 0 ? undefined : m.args.join(name === '*' ? (separators(vars)[0] ?? '') : ' ');
    default:
      return undefined;
  }
}

/** Names like `constructor` are inherited by every object, but never as strings. */
export function variable(vars: Readonly<Record<string, string>>, name: string): string | undefined {
  const value = vars[name];
  return typeof value === 'string' ? value : undefined;
}

/** The field separators: IFS, or blanks and newline when it is unset. */
export const separators = (vars: Readonly<Record<string, string>>): string => variable(vars, 'IFS') ?? ' \t\n';

function ownVars(m: Memory): Record<string, string> {
  if (m.varsShared) {
    m.vars = {...m.vars};
    m.varsShared = false;
  }
  return m.vars;
}

/** Sizes of the variables that were last counted: no part of the machine's state, they can be counted again. */
const SIZES = new WeakMap<object, number>();

/** Sets a variable of a record that nobody else has. False: there is no memory for it. */
export function setVariable(vars: Record<string, string>, name: string, value: string): boolean {
  const old = variable(vars, name);
  let size = SIZES.get(vars);
  if (size === undefined) {
    size = 0;
    for (const one of Object.keys(vars)) size += sizeOf([one, vars[one] as string]);
  }
  size += old === undefined ? sizeOf([name, value]) : value.length - old.length;
  if (size > SIZE_LIMIT) return false;
  setKey(vars, name, value);
  SIZES.set(vars, size);
  return true;
}

/** False: there is no memory for it. */
export function assign(m: Memory, name: string, value: string): boolean {
  if (m.setup.options.includes('a')) exportName(m, name);
  return setVariable(ownVars(m), name, value);
}

export function unset(m: Memory, name: string): void {
  if (variable(m.vars, name) !== undefined) forget(ownVars(m), name);
  if (m.setup.exported[name] === true) {
    const {[name]: _gone, ...exported} = m.setup.exported;
    changeSetup(m, {exported});
  }
}

function forget(vars: Record<string, string>, name: string): void {
  delete vars[name];
  SIZES.delete(vars);
}

export function exportName(m: Memory, name: string): void {
  if (m.setup.exported[name] !== true) changeSetup(m, {exported: {...m.setup.exported, [name]: true}});
}

export const isReadonly = (m: Memory, name: string): boolean => m.setup.readonlys[name] === true;

/** What exec gets: the exported variables, and those written before the command. */
export function environment(m: Memory, extra: readonly (readonly [string, string])[]): Record<string, string> {
  const environ: Record<string, string> = {};
  for (const name of Object.keys(m.setup.exported)) {
    const value = variable(m.vars, name);
    if (value !== undefined) setKey(environ, name, value);
  }
  for (const [name, value] of extra) setKey(environ, name, value);
  return environ;
}
