// System calls as the shell's steps answer them.

import type {Plain} from '../../../base';
import type {SyscallArgs, SyscallName, SyscallRequest} from '../../abi';

/** `return sys('open', path, O_RDONLY, 0)`: the next step gets the result. */
export function sys<N extends SyscallName>(nr: N, ...args: SyscallArgs<N>): SyscallRequest {
  return {nr, args: args as unknown as readonly Plain[]};
}
