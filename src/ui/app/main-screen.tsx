// The page in full: console, stage, inspector and timeline, one line between them. Where there is less room the inspector
// comes only when something is selected, and the console lies under the stage.
import {ChevronDown, ChevronUp} from 'lucide-react';
import {useEffect, useRef} from 'react';
import {Console} from '../console';
import {Inspector} from '../inspector';
import {ScriptPanel, useScript} from '../script';
import {useChoices} from '../store';
import {StagePane, TimelinePane} from './stage-pane';
import {Transport} from './transport';
import type {Layout} from './viewport';

interface ConsolePaneProps {
  readonly layout: Layout;
  readonly autoFocus: boolean;
}

function ConsolePane({layout, autoFocus}: ConsolePaneProps) {
  const open = useChoices(choices => choices.leftOpen);
  const script = useScript(store => store.open);
  const sheet = layout === 'sheet';
  if (!open && !sheet) return null;
  return (
    <section id="command-line" className="pane-left" aria-label="Terminal" data-open={open} data-script={script}>
      {sheet && (
        <button
          type="button"
          className="button sheet-handle"
          aria-expanded={open}
          onClick={() => useChoices.setState({leftOpen: !open})}
        >
          {open ? (
            <ChevronDown size={16} strokeWidth={1.4} aria-hidden="true" />
          ) : (
            <ChevronUp size={16} strokeWidth={1.4} aria-hidden="true" />
          )}
          Terminal
        </button>
      )}
      {script && open && <ScriptPanel compact={false} />}
      <Console compact={false} autoFocus={autoFocus && !sheet} />
    </section>
  );
}

export function MainScreen({layout}: {readonly layout: Layout}) {
  const leftOpen = useChoices(choices => choices.leftOpen);
  const rightOpen = useChoices(choices => choices.rightOpen);
  const selected = useChoices(choices => choices.selection !== null);
  // Whoever enters the page goes on typing; a pane that comes back takes the focus from nobody.
  const entering = useRef(true);
  useEffect(() => {
    entering.current = false;
  }, []);
  const right = rightOpen && (layout === 'full' || selected);
  return (
    <div className="main" data-layout={layout} data-left={leftOpen} data-right={right}>
      <ConsolePane layout={layout} autoFocus={entering.current} />
      <main id="stage" className="stage" tabIndex={-1} aria-label="The machine">
        <StagePane compact={false} />
      </main>
      {right && (
        <aside className="pane-right" aria-label="Inspector">
          <Inspector />
        </aside>
      )}
      <div className="time">
        <Transport compact={false} />
        <section aria-label="Timeline">
          <TimelinePane compact={false} />
        </section>
      </div>
    </div>
  );
}
