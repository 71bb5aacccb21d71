// Subsystems that do nothing but exist: debug1, debug2, ... in any number, to bind many hierarchies and to see what a
// hierarchy alone costs. What other subsystems do only when memory is short, or for a pointer kept elsewhere, these do on
// request: they hold references to their state, and their create and populate fail while a parameter says so.

import {type ContainerId, type Failure, fail} from '../../abi';
import {
  type ControlFile,
  cssGet,
  cssPut,
  type Kernel,
  leadingNumber,
  type ModuleParameter,
  type Subsystem,
} from '../../kernel';
import {releasedDebug} from './released';

const FIRST_ID = 4;
const MOST_REFERENCES = 1000;

const referencesOf = (k: Kernel, container: ContainerId, name: string): number =>
  k.state.containers.get(container).css[name]?.refcnt ?? 0;

function referencesFile(name: string): ControlFile {
  return {
    name: `${name}.references`,
    about: 'References held on the state of this container; writing a number takes or gives back as many as it needs.',
    takes: 'N',
    read: (k, container) => `${referencesOf(k, container, name)}\n`,
    write(k, container, text) {
      const wanted = leadingNumber(text);
      if (wanted > MOST_REFERENCES) return fail('EINVAL', `at most ${MOST_REFERENCES} references, not ${wanted}`);
      while (referencesOf(k, container, name) < wanted) cssGet(k, container, {name});
      while (referencesOf(k, container, name) > wanted) cssPut(k, container, {name});
      return undefined;
    },
  };
}

/** A switch: 1 makes the callback fail. */
function failureParameter(subsystem: string, callback: string): ModuleParameter {
  const key = `${subsystem}.${callback}_fails`;
  return {
    name: `${callback}_fails`,
    read: k => `${k.state.misc.parameters[key] ?? 0}\n`,
    write(k, text) {
      k.state.misc.parameters[key] = leadingNumber(text) === 0 ? 0 : 1;
      return undefined;
    },
  };
}

function failureOf(k: Kernel, subsystem: string, callback: string): Failure | undefined {
  if (k.state.misc.parameters[`${subsystem}.${callback}_fails`] !== 1) return undefined;
  return fail('ENOMEM', `${callback} of ${subsystem} fails, because its parameter ${callback}_fails is 1`);
}

function debugSubsystem(name: string, id: number): Subsystem {
  const files = [referencesFile(name)];
  return {
    name,
    id,
    about: 'Does nothing: it only makes one more hierarchy possible.',
    dialects: ['container'],
    create: k => failureOf(k, name, 'create') ?? null,
    destroy: () => {},
    populate: k => failureOf(k, name, 'populate'),
    files: () => files,
    parameters: [failureParameter(name, 'create'), failureParameter(name, 'populate')],
  };
}

/** debug1, debug2, ... for the dialect of V6; one or more of them bring the one `debug` of released kernels. */
export function debugSubsystems(count: number): Subsystem[] {
  const numbered = Array.from({length: count}, (_, at) => debugSubsystem(`debug${at + 1}`, FIRST_ID + at));
  return count === 0 ? [] : [...numbered, releasedDebug];
}
