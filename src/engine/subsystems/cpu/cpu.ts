// cpu: containers share each cpu by weight. Among those that want a cpu, each gets time in proportion to its cpu.shares; a
// task that is directly in a container weighs 1024 beside the container's children. Shares are no limit: who is alone
// gets all. Tasks are not spread over the cpus by weight. (kernel/sched/fair.c, task groups)

import {type ContainerId, type Failure, fail, failed} from '../../abi';
import {containerCss, controlNumber, editContainerCss, type Kernel, type Subsystem} from '../../kernel';
import {chargeTime, chooseNext, type Group} from './fair';

const DEFAULT_SHARES = 1024;
const SHARES_MIN = 2;
const SHARES_MAX = 262_144;

function writeShares(k: Kernel, container: ContainerId, text: string): Failure | undefined {
  const shares = controlNumber('cpu.shares', text);
  if (failed(shares)) return shares;
  if (k.state.containers.get(container).parent === 0) return fail('EINVAL', 'the top container has no siblings');
  editContainerCss(k, container, cpu).shares = Math.min(Math.max(shares, SHARES_MIN), SHARES_MAX);
  return undefined;
}

function create(k: Kernel): Group {
  const zeros = () => new Array<number>(k.config.cpus).fill(0);
  return {shares: DEFAULT_SHARES, time: zeros(), ownTime: zeros(), ownTasks: zeros(), floor: zeros()};
}

export const cpu: Subsystem<Group> = {
  name: 'cpu',
  id: 100,
  about: 'Shares each cpu among containers by weight.',
  dialects: ['cgroup'],
  create,
  destroy: () => {},
  files: () => [
    {
      name: 'cpu.shares',
      about: 'Weight of this container beside its siblings on each cpu, 1024 unless written; at least 2.',
      read: (k, container) => `${containerCss(k, container, cpu).shares}\n`,
      takes: '1024 | N',
      write: writeShares,
    },
  ],
  summary(k, container) {
    const {shares} = containerCss(k, container, cpu);
    return {text: shares === DEFAULT_SHARES ? '' : `shares ${shares}`, over: false};
  },
  hooks: {chargeTime, chooseNext},
};
