// data-idle on <html>: nothing moves and nothing is being done. The machine stands still or waits for somebody to type, no
// command runs, no question is open, the page shows the machine as it stands (an update may still be on its way), and no picture is in motion (each says in data-moving how many things move in it).
// data-running: the last update was of a machine that went on.
import {type Desk, useChoices, useMachine} from '../store';

const MOVING = '[data-moving]:not([data-moving="0"])';

export function keepIdle(desk: Desk, root: HTMLElement = document.documentElement): () => void {
  let queued = false;
  const look = () => {
    queued = false;
    const {update, life} = useMachine.getState();
    const stands = !useChoices.getState().playing && (update?.running === false || life.kind !== 'alive');
    const still = update !== null && (stands || update.idle);
    const idle = still && desk.atRest && root.querySelector(MOVING) === null;
    show('idle', idle);
    show('running', update?.running === true);
  };
  const show = (what: 'idle' | 'running', is: boolean) => {
    if (is === (root.dataset[what] !== undefined)) return;
    if (is) root.dataset[what] = '';
    else delete root.dataset[what];
  };
  const lookSoon = () => {
    if (queued) return;
    queued = true;
    queueMicrotask(look);
  };
  const moving = new MutationObserver(lookSoon);
  moving.observe(root, {subtree: true, attributes: true, attributeFilter: ['data-moving']});
  const stops = [useMachine.subscribe(lookSoon), useChoices.subscribe(lookSoon), desk.terminal.subscribe(lookSoon)];
  // Answers that change neither store (a completion, a description) end quietly; this notices them too.
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    moving.disconnect();
    for (const stop of stops) stop();
  };
}
