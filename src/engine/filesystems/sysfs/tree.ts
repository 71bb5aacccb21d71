// What /sys shows: cpus, memory nodes, module parameters of the subsystems, and the place where cgroup hierarchies are
// mounted. The tree follows from the machine's configuration and code, which are fixed at boot; only texts change.

import {firstBits, formatList, maskOf, members} from '../../../base';
import type {Failure} from '../../abi';
import type {Kernel} from '../../kernel';

/** A directory, or a file with its text. */
export interface SysEntry {
  readonly name: string;
  /** Index of the containing directory; the root contains itself. */
  readonly parent: number;
  readonly children: number[];
  read?(k: Kernel): string;
  write?(k: Kernel, text: string): Failure | undefined;
}

/** Cpus are dealt out to the nodes in order, evenly. */
const nodeOfCpu = (k: Kernel, cpu: number): number => Math.floor((cpu * k.config.nodes) / k.config.cpus);

class TreeBuilder {
  readonly entries: SysEntry[] = [{name: '', parent: 0, children: []}];

  add(path: string, content: Pick<SysEntry, 'read' | 'write'> = {}): void {
    const names = path.split('/');
    const last = names.pop() as string;
    let dir = 0;
    for (const name of names) dir = this.child(dir, name) ?? this.put(dir, name, {});
    this.put(dir, last, content);
  }

  private child(dir: number, name: string): number | undefined {
    return this.entries[dir]?.children.find(index => this.entries[index]?.name === name);
  }

  private put(parent: number, name: string, content: Pick<SysEntry, 'read' | 'write'>): number {
    const index = this.entries.push({name, parent, children: [], ...content}) - 1;
    this.entries[parent]?.children.push(index);
    return index;
  }
}

function build(k: Kernel): readonly SysEntry[] {
  const tree = new TreeBuilder();
  const cpus = members(firstBits(k.config.cpus));
  const nodes = members(firstBits(k.config.nodes));
  const list = (numbers: readonly number[]) => ({read: () => `${formatList(maskOf(numbers))}\n`});
  tree.add('devices/system/cpu/online', list(cpus));
  tree.add('devices/system/cpu/possible', list(cpus));
  tree.add('devices/system/cpu/present', list(cpus));
  for (const cpu of cpus) tree.add(`devices/system/cpu/cpu${cpu}`);
  tree.add('devices/system/node/online', list(nodes));
  tree.add('devices/system/node/possible', list(nodes));
  for (const node of nodes) {
    tree.add(`devices/system/node/node${node}/cpulist`, list(cpus.filter(cpu => nodeOfCpu(k, cpu) === node)));
  }
  tree.add('fs/cgroup');
  for (const {name, parameters} of k.subsystems) {
    for (const parameter of parameters ?? []) {
      tree.add(`module/${name}/parameters/${parameter.name}`, {
        read: kernel => parameter.read(kernel),
        write: (kernel, text) => parameter.write(kernel, text),
      });
    }
  }
  return tree.entries;
}

const BY_KERNEL = new WeakMap<Kernel, readonly SysEntry[]>();

export function sysTree(k: Kernel): readonly SysEntry[] {
  const known = BY_KERNEL.get(k);
  if (known !== undefined) return known;
  const entries = build(k);
  BY_KERNEL.set(k, entries);
  return entries;
}
