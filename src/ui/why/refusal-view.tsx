// Under a refused command: the rule with its source, what stands in the way, and the smallest fix. The fix is shown as the
// line that it types; afterwards the refused line stands in the field again, and Enter runs it.
import {CornerDownLeft} from 'lucide-react';
import {useEffect, useLayoutEffect, useState} from 'react';
import {blockerName, sourceName} from '../../describe';
import type {Why} from '../../protocol';
import {type Desk, useDesk, useMachine} from '../store';
import type {Refusal} from '../terminal';
import {reveal, type Selection} from '../views';
import {light} from './light';
import './why.css';

/** No more at once: the rest is counted. */
const SHOWN = 6;

export interface RefusalViewProps {
  readonly refusal: Refusal;
  /** Nothing was typed since: what stands in the way is lit up. */
  readonly newest: boolean;
  /** Puts a line into the field. */
  readonly onAgain: (line: string) => void;
  /** It has taken its room in the log. */
  readonly onShown: () => void;
}

type Blocker = Why['blockers'][number];

/** What of it can be picked on the stage; null for a file, or when it is gone. */
function selectionOf({kind, id}: Blocker): Selection {
  const slices = useMachine.getState().update?.slices;
  if (kind === 'task') return slices?.tasks.pid.includes(id) ? {kind, pid: id} : null;
  const container = kind === 'hierarchy' ? slices?.hierarchies.find(one => one.id === id)?.top : id;
  return slices?.containers.some(one => one.id === container) ? {kind: 'container', id: container as number} : null;
}

function goTo(desk: Desk, blocker: Blocker): void {
  const selection = selectionOf(blocker);
  const slices = useMachine.getState().update?.slices;
  if (!selection || !slices) return;
  desk.select(selection);
  reveal(selection, slices);
}

function Blockers({blockers}: {readonly blockers: readonly Blocker[]}) {
  const desk = useDesk();
  if (blockers.length === 0) return null;
  return (
    <p className="why-blockers">
      In the way:{' '}
      {blockers.slice(0, SHOWN).map(blocker =>
        blocker.kind === 'file' ? (
          <code key={blocker.name}>{blocker.name}</code>
        ) : (
          <button key={`${blocker.kind}${blocker.id}`} type="button" onClick={() => goTo(desk, blocker)}>
            {blockerName(blocker)}
          </button>
        ),
      )}
      {blockers.length > SHOWN && <span>and {blockers.length - SHOWN} more</span>}
    </p>
  );
}

function Fix({refusal, onAgain}: Pick<RefusalViewProps, 'refusal' | 'onAgain'>) {
  const desk = useDesk();
  const [ran, setRan] = useState(false);
  const {why, line} = refusal;
  if (why.fix === '') return null;
  const run = async () => {
    setRan(true);
    const [answer] = await desk.terminal.runLines([why.fix]).catch(() => []);
    if (answer?.status === 0) onAgain(why.instead ? '' : line);
  };
  return (
    <p className="why-fix">
      {why.instead ? 'Instead:' : 'Fix:'} {/* A button that ran stays where the keyboard is. */}
      <button type="button" className="fix" aria-disabled={ran} onClick={() => !ran && void run()}>
        <code>{why.fix}</code>
        <CornerDownLeft size={12} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </p>
  );
}

export function RefusalView({refusal, newest, onAgain, onShown}: RefusalViewProps) {
  const {rule, source, blockers} = refusal.why;
  useEffect(() => (newest ? light(blockers) : undefined), [newest, blockers]);
  useLayoutEffect(onShown, [onShown]);
  if (rule === '') return null;
  return (
    <div className="why">
      <p>
        {rule} <cite>{sourceName(source)}</cite>
      </p>
      <Blockers blockers={blockers} />
      <Fix refusal={refusal} onAgain={onAgain} />
    </div>
  );
}
