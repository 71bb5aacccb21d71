import type {TraceName, Tracepoints} from '../abi';
import type {Kernel} from './kernel';

/**
 * Tells the listener, if there is one. Hot paths ask `k.listeners.trace` first and build `data` only then.
 */
export function trace<N extends TraceName>(k: Kernel, name: N, data: Tracepoints[N]): void {
  if (k.listeners.trace !== null) k.listeners.trace(name, data);
}
