// The program `sh`.

import './conditions';
import './lists';
import './loops';
import './pipeline';
import './simple-command';
import type {ProcedureProgram} from '../../abi';
import './builtins';
import {CHILD, startChild} from './child';
import type {ChildEntry} from './child-entry';
import {MAIN, startMain} from './main';

export const sh: ProcedureProgram = {
  name: 'sh',
  start({argv, environ, pid, entry}) {
    if (entry === null) {
      const {memory, locals} = startMain(argv, environ, pid);
      return {memory, procedure: MAIN, locals};
    }
    const {memory, locals} = startChild(entry as unknown as ChildEntry, pid);
    return {memory, procedure: CHILD, locals};
  },
};
