// The log: ordinary text in the page, so that it can be selected, searched and read. Blocks that did not change are not
// drawn again, and blocks out of view cost no layout (content-visibility).
import {TriangleAlert} from 'lucide-react';
import {memo, useLayoutEffect, useRef, useSyncExternalStore} from 'react';
import type {LogBlock, LogLine, TerminalLog} from '../terminal';

const LogLineView = memo(function LogLineView({line}: {readonly line: LogLine}) {
  return (
    <div className={`log-line log-${line.kind}`}>
      {line.kind === 'command' && line.prompt !== '' && <span className="log-prompt">{line.prompt}</span>}
      {line.kind === 'error' && (
        <TriangleAlert className="log-shape" size={13} strokeWidth={1.6} role="img" aria-label="refused: " />
      )}
      {line.text === '' ? '\u00a0' : line.text}
    </div>
  );
});

const LogBlockView = memo(function LogBlockView({block}: {readonly block: LogBlock}) {
  return (
    <div className="log-block">
      {block.lines.map(line => (
        <LogLineView key={line.id} line={line} />
      ))}
    </div>
  );
});

/** Pixels from the end within which the log follows what is printed. */
const NEAR_END = 40;

export function LogView({log, onClick}: {readonly log: TerminalLog; readonly onClick?: () => void}) {
  const blocks = useSyncExternalStore(log.subscribe, log.readBlocks);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: to the end whenever something was printed
  useLayoutEffect(() => {
    const element = box.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [blocks]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click is a short cut to the command line, which Tab reaches too
    <div
      ref={box}
      className="log"
      // Spoken by a region of its own, at most once a second; a busy log would not stop talking.
      aria-live="off"
      role="log"
      aria-label="Terminal output"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={scrolled => {
        const element = scrolled.currentTarget;
        follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
      }}
      onClick={() => {
        if (String(document.getSelection()) === '') onClick?.();
      }}
    >
      {blocks.map(block => (
        <LogBlockView key={block.id} block={block} />
      ))}
    </div>
  );
}
