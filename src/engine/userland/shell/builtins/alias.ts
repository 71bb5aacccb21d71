// alias and unalias.

import {setKey} from '../../../../base';
import {type Builtin, type Outcome, plain, print} from '../builtin';
import {changeSetup} from '../memory';
import {quoteAlways} from '../xtrace';

/** What was found; and `NAME not found` for what was not. */
function tell([command]: readonly string[], text: string, missing: readonly string[]): Outcome {
  const complaint = missing.map(name => `${command}: ${name} not found\n`).join('');
  return complaint === '' ? print(text) : {...print(text, 1), complaint};
}

export const ALIASES: Readonly<Record<string, Builtin>> = {
  alias: plain((m, argv) => {
    const {aliases} = m.setup;
    const lineOf = (name: string) => `${name}=${quoteAlways(aliases[name] as string)}\n`;
    if (argv.length === 1) return print(Object.keys(aliases).sort().map(lineOf).join(''));
    const changed = {...aliases};
    let text = '';
    const missing: string[] = [];
    for (const word of argv.slice(1)) {
      const equals = word.indexOf('=', 1);
      if (equals > 0) setKey(changed, word.slice(0, equals), word.slice(equals + 1));
      else if (Object.hasOwn(aliases, word)) text += lineOf(word);
      else missing.push(word);
    }
    changeSetup(m, {aliases: changed});
    return tell(argv, text, missing);
  }),
  unalias: plain((m, argv) => {
    const all = argv[1] === '-a';
    const names = argv.slice(1);
    const missing = all ? [] : names.filter(name => !Object.hasOwn(m.setup.aliases, name));
    const kept = Object.entries(m.setup.aliases).filter(([name]) => !all && !names.includes(name));
    changeSetup(m, {aliases: Object.fromEntries(kept)});
    return tell(argv, '', missing);
  }),
};
