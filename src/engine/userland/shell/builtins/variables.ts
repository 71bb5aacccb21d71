// export, readonly, unset and local.

import {type Builtin, fatal, type Outcome, plain, print, special} from '../builtin';
import {changeSetup, type Memory, OUT_OF_MEMORY} from '../memory';
import {assign, exportName, isReadonly, unset, variable} from '../parameters';
import {isName} from '../translate';
import {quoteAlways} from '../xtrace';

/** name or name=value; undefined when the name is none. */
function readDeclaration(word: string): {name: string; value: string | undefined} | undefined {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  return isName(name) ? {name, value: equals < 0 ? undefined : word.slice(equals + 1)} : undefined;
}

function listNames(m: Memory, word: string, names: Readonly<Record<string, true>>): Outcome {
  const lines = Object.keys(names)
    .sort()
    .map(name => {
      const value = variable(m.vars, name);
      return `${word} ${name}${value === undefined ? '' : `=${quoteAlways(value)}`}\n`;
    });
  return print(lines.join(''));
}

/** export and readonly: set the variable if a value is given, then mark it. */
function declare(m: Memory, argv: readonly string[], mark: (name: string) => void): Outcome {
  for (const word of argv.slice(1)) {
    const declaration = readDeclaration(word);
    if (declaration === undefined) return fatal(`${argv[0]}: ${word}: bad variable name`);
    const {name, value} = declaration;
    if (value !== undefined && isReadonly(m, name)) return fatal(`${argv[0]}: ${name}: is read only`);
    if (value !== undefined && !assign(m, name, value)) return fatal(OUT_OF_MEMORY);
    mark(name);
  }
  return 0;
}

function exportBuiltin(m: Memory, argv: readonly string[]): Outcome {
  if (argv.length === 1 || argv[1] === '-p') return listNames(m, 'export', m.setup.exported);
  return declare(m, argv, name => exportName(m, name));
}

function readonlyBuiltin(m: Memory, argv: readonly string[]): Outcome {
  if (argv.length === 1 || argv[1] === '-p') return listNames(m, 'readonly', m.setup.readonlys);
  return declare(m, argv, name => changeSetup(m, {readonlys: {...m.setup.readonlys, [name]: true}}));
}

function unsetBuiltin(m: Memory, argv: readonly string[]): Outcome {
  const functions = argv[1] === '-f';
  for (const name of argv.slice(functions || argv[1] === '-v' ? 2 : 1)) {
    if (functions) {
      const {[name]: _gone, ...others} = m.setup.functions;
      changeSetup(m, {functions: others});
    } else if (!isName(name)) return fatal(`unset: ${name}: bad variable name`);
    else if (isReadonly(m, name)) return fatal(`unset: ${name}: is read only`);
    else unset(m, name);
  }
  return 0;
}

function local(m: Memory, argv: readonly string[]): Outcome {
  const scope = m.scopes[m.scopes.length - 1];
  if (scope === undefined) return fatal('local: not in a function');
  for (const word of argv.slice(1)) {
    const declaration = readDeclaration(word);
    if (declaration === undefined) return fatal(`local: ${word}: bad variable name`);
    const {name, value} = declaration;
    const here = m.scopes[m.scopes.length - 1] ?? [];
    if (!here.some(one => one.name === name)) {
      const hidden = {name, value: variable(m.vars, name) ?? null};
      m.scopes = [...m.scopes.slice(0, -1), [...here, hidden]];
      if (value === undefined) unset(m, name);
    }
    if (value !== undefined && !assign(m, name, value)) return fatal(OUT_OF_MEMORY);
  }
  return 0;
}

export const VARIABLES: Readonly<Record<string, Builtin>> = {
  export: special(exportBuiltin),
  readonly: special(readonlyBuiltin),
  unset: special(unsetBuiltin),
  local: plain(local),
};
