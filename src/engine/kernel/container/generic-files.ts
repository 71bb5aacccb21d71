// The control files of the container system itself. Which of them a directory has is a row of the dialect.
// (V6 3/6, container_common_file_read and container_common_file_write)

import {type ContainerId, type Failure, failed} from '../../abi';
import type {Kernel} from '../kernel';
import type {GenericFileName} from './dialect';
import {listedTasks, rulesOf} from './membership';
import {controlNumber, leadingNumber} from './numbers';
import type {ControlFile} from './subsystem';

export interface GenericFile extends ControlFile {
  readonly name: GenericFileName;
  /** A write attaches a task: the attach takes its locks itself. */
  readonly attaches?: true;
  /** Content may be fixed at open. */
  readonly listsTasks?: true;
}

const taskList = (name: GenericFileName, about: string): GenericFile => ({
  name,
  about,
  takes: 'PID',
  attaches: true,
  listsTasks: true,
  read: (k, container) =>
    listedTasks(k, container)
      .map(task => `${task}\n`)
      .join(''),
});

/** A file that holds 0 or 1. */
function flag(name: GenericFileName, about: string, field: 'notifyOnRelease' | 'cloneChildren'): GenericFile {
  return {
    name,
    about,
    takes: '0 | 1',
    read: (k, container) => (k.state.containers.get(container)[field] ? '1\n' : '0\n'),
    write(k, container, text) {
      const value = parseFlag(k, container, name, text);
      if (typeof value !== 'boolean') return value;
      k.state.containers.edit(container)[field] = value;
      return undefined;
    },
  };
}

/** What a text means to a file that holds 0 or 1. Errors: EINVAL, where the dialect asks for a number. */
export function parseFlag(k: Kernel, container: ContainerId, file: string, text: string): boolean | Failure {
  if (!rulesOf(k, container).strictNumbers) return leadingNumber(text) !== 0;
  const number = controlNumber(file, text);
  return failed(number) ? number : number !== 0;
}

export const GENERIC_FILES: Readonly<Record<GenericFileName, GenericFile>> = {
  tasks: taskList('tasks', 'The pids of the tasks in this container; writing a pid moves that task here.'),
  'cgroup.procs': taskList('cgroup.procs', 'The same by thread group; every task here is a group of its own.'),
  notify_on_release: flag(
    'notify_on_release',
    'When 1, the release agent is started as soon as the last task and the last child are gone.',
    'notifyOnRelease',
  ),
  'cgroup.clone_children': flag(
    'cgroup.clone_children',
    'When 1, a new child copies the cpus and mems of its parent.',
    'cloneChildren',
  ),
  release_agent: {
    name: 'release_agent',
    about: 'The file that is started when a container with notify_on_release becomes empty.',
    only: 'top',
    takes: 'FILE',
    read: (k, container) => `${k.state.hierarchies.get(k.state.containers.get(container).hierarchy).releaseAgent}\n`,
    write(k, container, text) {
      const {hierarchy} = k.state.containers.get(container);
      const agent = rulesOf(k, container).agentPath(text, k.config.quirks);
      k.state.hierarchies.edit(hierarchy).releaseAgent = agent;
      return undefined;
    },
  },
  'cgroup.sane_behavior': {
    name: 'cgroup.sane_behavior',
    about: 'Always 0: this is the first version of the interface.',
    only: 'top',
    read: () => '0\n',
  },
};
