// What is said aloud: what the machine printed and what the page did, politely and at most once a second, whatever happens
// in between. Its own region, so that the log itself can stay silent.
import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import {describeWhy} from '../../describe';
import type {Update} from '../../protocol';
import {useMachine} from '../store';
import type {Terminal} from '../terminal';

/** Milliseconds between two announcements. */
export const SAID_AT_MOST_EVERY = 1_000;
const LINES_AT_MOST = 4;
const LENGTH_AT_MOST = 300;

/** The lines as one sentence that can be listened to. */
export function sayLines(lines: readonly string[]): string {
  const said = lines.slice(-LINES_AT_MOST).join('\n').slice(0, LENGTH_AT_MOST);
  const more = lines.length - LINES_AT_MOST;
  return more > 0 ? `${more} lines before: ${said}` : said;
}

/** Who moved where, from what an update says has happened. */
export function sayMoves(update: Update): string[] {
  const moves = update.traces.flatMap(trace => (trace.name === 'attach_task' ? [trace.data] : []));
  if (moves.length > LINES_AT_MOST) return [`${moves.length} tasks moved`];
  return moves.map(({task, to}) => {
    const path = update.slices.containers.find(one => one.id === to)?.path ?? 'a container that is gone';
    return `${task} moved to ${path === '/' ? 'the root' : path}`;
  });
}

export function Announcer({terminal}: {readonly terminal: Terminal}) {
  const [said, setSaid] = useState('');
  /** When the page really changed, which may be later than when it was told to. */
  const lastSaid = useRef(Number.NEGATIVE_INFINITY);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is said
  useLayoutEffect(() => {
    lastSaid.current = performance.now();
  }, [said]);

  useEffect(() => {
    let heard = 0;
    let moves: string[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const speak = () => {
      timer = null;
      const fresh = moves;
      moves = [];
      for (const block of terminal.log.blocks)
        for (const line of block.lines)
          if (line.id > heard && line.kind !== 'command')
            fresh.push(line.refusal ? `# ${describeWhy(line.refusal.why)}` : line.text);
      heard = terminal.log.blocks.at(-1)?.lines.at(-1)?.id ?? heard;
      if (fresh.length === 0) return;
      // Counted from here until the page has really changed: what is heard meanwhile waits its second, too.
      lastSaid.current = performance.now();
      setSaid(sayLines(fresh));
    };
    const listen = () => {
      // A short wait gathers what one command prints; never sooner than a second after the last words.
      timer ??= setTimeout(speak, Math.max(150, lastSaid.current + SAID_AT_MOST_EVERY - performance.now()));
    };
    const stop = terminal.log.subscribe(listen);
    const stopMoves = useMachine.subscribe(({update}, before) => {
      if (!update || update === before.update) return;
      const said = sayMoves(update);
      if (said.length === 0) return;
      moves.push(...said);
      listen();
    });
    return () => {
      stop();
      stopMoves();
      if (timer) clearTimeout(timer);
    };
  }, [terminal]);

  return (
    <div className="said" role="status" aria-live="polite" aria-atomic="true">
      {said}
    </div>
  );
}
