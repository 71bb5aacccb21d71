// The log: ordinary text in the page, so that it can be selected, searched and read. Blocks that did not change are not
// drawn again, and blocks out of view cost no layout (content-visibility).
import {ArrowDown, TriangleAlert} from 'lucide-react';
import {
  Fragment,
  lazy,
  memo,
  type RefObject,
  Suspense,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type {LogBlock, LogLine, TerminalLog} from '../terminal';

/** What few visits need: explanations come with the first refusal. */
const RefusalView = lazy(() => import('../why').then(({RefusalView}) => ({default: RefusalView})));

/** The last refusal, if nothing was typed after it: id of its line, else 0. */
function newestRefusal(blocks: readonly LogBlock[]): number {
  for (const block of blocks.toReversed())
    for (const line of block.lines.toReversed()) {
      if (line.refusal) return line.id;
      if (line.kind === 'command') return 0;
    }
  return 0;
}

const LogLineView = memo(function LogLineView({line}: {readonly line: LogLine}) {
  return (
    <div className={`log-line log-${line.kind}`}>
      {line.kind === 'command' && line.prompt !== '' && <span className="log-prompt">{line.prompt}</span>}
      {line.kind === 'error' && (
        <TriangleAlert className="log-shape" size={13} strokeWidth={1.6} role="img" aria-label="error: " />
      )}
      {line.text === '' ? '\u00a0' : line.text}
    </div>
  );
});

interface LogBlockProps {
  readonly block: LogBlock;
  readonly newest: number;
  readonly onAgain: (line: string) => void;
  readonly onShown: () => void;
}

const LogBlockView = memo(function LogBlockView({block, newest, ...told}: LogBlockProps) {
  return (
    <div className="log-block">
      {block.lines.map(line => (
        <Fragment key={line.id}>
          <LogLineView line={line} />
          {line.refusal && (
            <Suspense fallback={null}>
              <RefusalView refusal={line.refusal} newest={line.id === newest} {...told} />
            </Suspense>
          )}
        </Fragment>
      ))}
    </div>
  );
});

/** Pixels from the end within which the log follows what is printed. */
const NEAR_END = 40;

const fromEnd = (element: Element): number => element.scrollHeight - element.scrollTop - element.clientHeight;

/** Keeps the end in view while the visitor is there, whatever grows or shrinks. Only scrolling upwards by hand leaves it. */
function useEnd(blocks: readonly LogBlock[]) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const top = useRef(0);
  const [below, setBelow] = useState(false);
  const [follow] = useState(() => () => {
    const element = box.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  });
  const [toEnd] = useState(() => () => {
    follows.current = true;
    follow();
  });
  const [onScroll] = useState(() => () => {
    const element = box.current;
    if (!element) return;
    if (fromEnd(element) < NEAR_END) {
      follows.current = true;
      setBelow(false);
    } else if (element.scrollTop < top.current) follows.current = false;
    top.current = element.scrollTop;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was printed
  useLayoutEffect(() => {
    follow();
    if (!follows.current) setBelow(true);
  }, [blocks, follow]);

  useEffect(() => {
    const observer = new ResizeObserver(follow);
    for (const one of [box.current, lines.current]) if (one) observer.observe(one);
    return () => observer.disconnect();
  }, [follow]);

  return {box, lines, below, follow, toEnd, onScroll};
}

export interface LogViewProps {
  readonly log: TerminalLog;
  /** Shows the end and stays there. */
  readonly end: RefObject<(() => void) | null>;
  readonly onClick: () => void;
  /** Puts a line into the field. */
  readonly onAgain: (line: string) => void;
}

export function LogView({log, end, onClick, onAgain}: LogViewProps) {
  const blocks = useSyncExternalStore(log.subscribe, log.readBlocks);
  const newest = newestRefusal(blocks);
  const {box, lines, below, follow, toEnd, onScroll} = useEnd(blocks);
  useImperativeHandle(end, () => toEnd, [toEnd]);

  return (
    <div className="log-box">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click is a short cut to the command line, which Tab reaches too */}
      <div
        ref={box}
        className="log"
        // Spoken by a region of its own, at most once a second; a busy log would not stop talking.
        aria-live="off"
        role="log"
        aria-label="Terminal output"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onClick={clicked => {
          const own = (clicked.target as Element).closest('button') !== null;
          if (!own && String(document.getSelection()) === '') onClick();
        }}
      >
        <div ref={lines}>
          {blocks.map(block => (
            <LogBlockView
              key={block.id}
              block={block}
              newest={block.lines.some(({id}) => id === newest) ? newest : 0}
              onAgain={onAgain}
              onShown={follow}
            />
          ))}
        </div>
      </div>
      {below && (
        <button
          type="button"
          className="log-below"
          onClick={() => {
            toEnd();
            onClick();
          }}
        >
          <ArrowDown size={13} strokeWidth={1.6} aria-hidden="true" />
          Newer output below
        </button>
      )}
    </div>
  );
}
