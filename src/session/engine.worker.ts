// The worker: gives a lab its turns between messages. Everything worth testing is in the lab.

import type {ToEngine} from '../protocol';
import {Lab} from './lab';

/** Milliseconds after which the programs that are not there yet are fetched unasked. */
const FETCH_AFTER = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
/** setTimeout(0) waits 4 ms once it is nested; a message to oneself does not, and lets other messages in between. */
const soon = new MessageChannel();
let queued = false;

const lab = new Lab(
  (message, transfer) => self.postMessage(message, {transfer}),
  () => performance.now(),
  () => fetchPrograms().finally(turnSoon),
);

async function fetchPrograms(): Promise<void> {
  const [explained, fetched, completing] = await Promise.all([
    import('../engine/explain'),
    import('../engine/userland/fetched'),
    import('./completing'),
  ]);
  explained.provideExplained();
  fetched.provideFetched();
  completing.provideCompleting();
}
// Not before the machine has begun, and then before anybody types.
setTimeout(() => fetchPrograms().catch(() => undefined), FETCH_AFTER);

function turnSoon(): void {
  if (queued) return;
  queued = true;
  soon.port2.postMessage(0);
}

function turn(): void {
  queued = false;
  clearTimeout(timer);
  const wait = lab.turn();
  if (wait < 1) turnSoon();
  else if (wait !== Number.POSITIVE_INFINITY) timer = setTimeout(turnSoon, wait);
}

soon.port1.onmessage = turn;
self.onmessage = (message: MessageEvent<ToEngine>) => {
  lab.receive(message.data);
  turnSoon();
};
