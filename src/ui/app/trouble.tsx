// The two ways in which there is no machine: this browser cannot run one, or it stopped on a broken law of its own. Both say
// what happened in plain words, and the second how to see it happen again.
import {TriangleAlert} from 'lucide-react';
import type {Panic} from '../engine-client';
import {linkOf, openFirst} from '../share';
import {useDesk} from '../store';

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
