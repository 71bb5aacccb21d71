// The ways in which there is no machine to show: this browser cannot run one, it stopped on a broken law of its own, its
// worker was lost or does not answer, or the page cannot draw it. Each says what happened in plain words and offers another.
import {TriangleAlert} from 'lucide-react';
import {Component, type ReactNode} from 'react';
import type {Panic} from '../engine-client';
import {linkOf, openFirst} from '../share';
import {type Desk, DeskContext, useDesk, useMachine} from '../store';

export function CannotStart({because}: {readonly because: string}) {
  return (
    <main id="stage" className="trouble" tabIndex={-1}>
      <h2>
        <TriangleAlert size={20} strokeWidth={1.4} aria-hidden="true" />
        The machine cannot start here
      </h2>
      <p>{because}</p>
      <p>A current Chromium, Firefox or Safari has what it takes. Nothing needs to be installed.</p>
    </main>
  );
}

function Lost(props: {readonly title: string; readonly because: string; readonly onStart: () => void}) {
  return (
    <main id="stage" className="trouble" tabIndex={-1}>
      <h2>
        <TriangleAlert size={20} strokeWidth={1.4} aria-hidden="true" />
        {props.title}
      </h2>
      <p className="mono trouble-what">{props.because}</p>
      <button type="button" className="button filled" onClick={props.onStart}>
        Start a new machine
      </button>
    </main>
  );
}

export function BrokeDown({because}: {readonly because: string}) {
  const desk = useDesk();
  return <Lost title="The machine broke down" because={because} onStart={() => void openFirst(desk)} />;
}

/** A machine that does not answer may be busy with one long step; whoever does not want to wait gets another. */
export function SilenceBar() {
  const desk = useDesk();
  const silent = useMachine(store => store.silent);
  return (
    <div className="page-message-region" role="alert">
      {silent && (
        <div className="page-message" data-tone="bad">
          <TriangleAlert size={16} strokeWidth={1.4} aria-hidden="true" />
          <p>The machine does not answer: something that it runs keeps it busy.</p>
          <button type="button" className="button outlined" onClick={() => void openFirst(desk)}>
            Start a new machine
          </button>
        </div>
      )}
    </div>
  );
}

/** Keeps a fault of one picture from taking the whole page with it. */
export class Drawn extends Component<{readonly children: ReactNode}, {readonly fault: string | null}> {
  static override contextType = DeskContext;
  declare readonly context: Desk | null;
  override state: {readonly fault: string | null} = {fault: null};

  static getDerivedStateFromError(error: unknown): {fault: string} {
    return {fault: error instanceof Error ? error.message : String(error)};
  }

  override render(): ReactNode {
    const {fault} = this.state;
    if (fault === null) return this.props.children;
    const start = () => {
      const {context} = this;
      if (context) void openFirst(context).then(() => this.setState({fault: null}));
    };
    return <Lost title="The page could not draw this machine" because={fault} onStart={start} />;
  }
}

const traceLine = (record: Panic['traces'][number]): string =>
  `${record.tick} ${record.name} ${JSON.stringify(record.data)}`;
const TRACES_SHOWN = 20;

export function PanicPanel({panic}: {readonly panic: Panic}) {
  const desk = useDesk();
  const link = linkOf(panic.recording);
  return (
    <main id="stage" className="trouble" tabIndex={-1}>
      <h2>
        <TriangleAlert size={20} strokeWidth={1.4} aria-hidden="true" />
        The machine stopped at {panic.tick} ms
      </h2>
      <p>It found one of its own rules broken, which is a fault of this program and not of yours:</p>
      <p className="mono trouble-what">{panic.message}</p>
      <p>This address plays the run again, up to here:</p>
      <input
        className="field mono"
        aria-label="Address that plays the run again"
        readOnly
        value={link}
        onFocus={focused => focused.currentTarget.select()}
      />
      <h3>What happened last</h3>
      <textarea
        className="mono trouble-traces"
        readOnly
        aria-label="What happened last"
        rows={10}
        value={panic.traces.slice(-TRACES_SHOWN).map(traceLine).join('\n')}
      />
      <button type="button" className="button filled" onClick={() => void openFirst(desk)}>
        Start a new machine
      </button>
    </main>
  );
}
