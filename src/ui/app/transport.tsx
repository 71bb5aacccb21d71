// Play, step on and back, start anew, and speed; in step mode by steps of the kernel in place of milliseconds.
import {Footprints, Pause, Play, RotateCcw, StepBack, StepForward} from 'lucide-react';
import {useSyncExternalStore} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {SLOW_RANGE, STOPS, slowAt, speedAt, stopOf, stopOfSlow} from './speed';
import {useReducedMotion} from './viewport';

const spaced = (ticks: number): string => ticks.toLocaleString('en').replaceAll(',', '\u2009');

function SpeedSlider() {
  const desk = useDesk();
  const speed = useChoices(choices => choices.speed);
  const slow = useChoices(choices => choices.slow);
  return (
    <label className="speed">
      <span className="words">Speed</span>
      <input
        type="range"
        min={0}
        max={STOPS}
        step={1}
        value={slow === null ? stopOf(speed) : stopOfSlow(slow)}
        aria-valuetext={slow === null ? `${speed} times real time` : `${slow} kernel steps a second`}
        onChange={changed => {
          const stop = Number(changed.target.value);
          if (slow === null) desk.setSpeed(speedAt(stop));
          else desk.setSlow(slowAt(stop));
        }}
      />
    </label>
  );
}

/** Every tenth stop, and the one that it stands at. */
const menuStops = (stop: number): number[] =>
  [...new Set([stop, ...Array.from({length: STOPS / 10 + 1}, (_, tenth) => 10 * tenth)])].sort((a, b) => a - b);

/** The same where there is no room for a slider that a thumb could move. */
function SpeedMenu() {
  const desk = useDesk();
  const speed = useChoices(choices => choices.speed);
  const slow = useChoices(choices => choices.slow);
  const stop = slow === null ? stopOf(speed) : stopOfSlow(slow);
  return (
    <select
      className="speed-menu"
      aria-label="Speed"
      value={stop}
      onChange={changed => {
        const chosen = Number(changed.currentTarget.value);
        if (slow === null) desk.setSpeed(speedAt(chosen));
        else desk.setSlow(slowAt(chosen));
      }}
    >
      {menuStops(stop).map(one => (
        <option key={one} value={one}>
          {slow === null ? `${speedAt(one)}×` : `${slowAt(one)} steps/s`}
        </option>
      ))}
    </select>
  );
}

export function Transport({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const playing = useChoices(choices => choices.playing);
  const speed = useChoices(choices => choices.speed);
  const slow = useChoices(choices => choices.slow);
  const tick = useMachine(store => store.update?.tick ?? 0);
  const known = useMachine(store => store.update?.known ?? 0);
  const {terminal} = desk;
  const awaited = useSyncExternalStore(terminal.subscribe, terminal.readUnfinished) > 0;
  const busy = useMachine(store => store.update?.prompt === '');
  // While a command runs nobody has to wait for it longer than its own time.
  const pace = awaited || (playing && busy) ? Math.max(1, speed) : speed;
  const reduced = useReducedMotion();
  const PlayOrPause = playing ? Pause : Play;
  const words = playing ? 'Pause' : 'Play';
  const stepFirst = (reduced && !compact) || slow !== null;
  const play = `button ${stepFirst ? 'outlined' : 'filled'}`;
  return (
    <section className="transport" aria-label="Time">
      <button type="button" className={play} aria-label={words} onClick={() => (playing ? desk.pause() : desk.play())}>
        <PlayOrPause size={compact ? 18 : 16} strokeWidth={1.4} fill="currentColor" aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`button ${compact ? 'outlined' : ''} square step-back`}
        aria-label={slow === null ? 'Back one millisecond' : 'Back to the kernel step before'}
        disabled={tick === 0}
        onClick={() => void desk.tell(desk.back(), 'Time stands where it was')}
      >
        <StepBack size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`button ${stepFirst ? 'filled' : compact ? 'outlined' : ''} square`}
        aria-label={slow === null ? 'Step one millisecond' : 'Step to the next kernel step'}
        onClick={() => void desk.tell(slow === null ? desk.run(1) : desk.step(), 'Time stands where it was')}
      >
        <StepForward size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`button ${slow !== null && compact ? 'filled' : compact || slow !== null ? 'outlined' : ''} square`}
        aria-label="Step mode"
        aria-pressed={slow !== null}
        title="Step mode: one step of the kernel at a time (k)"
        onClick={() => desk.setSlow(slow === null ? SLOW_RANGE.first : null)}
      >
        <Footprints size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`button ${compact ? 'outlined' : ''} square`}
        aria-label="Start the machine anew"
        onClick={() => void desk.tell(desk.reset(), 'The machine was not started anew')}
      >
        <RotateCcw size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
      </button>
      {!compact && <SpeedSlider />}
      <span className="speed-value mono">
        <span className="tick">
          {spaced(tick)}
          {known > tick && ` of ${spaced(known)}`} ms
        </span>
        {compact ? (
          <SpeedMenu />
        ) : (
          <>
            <span aria-hidden="true"> · </span>
            <span className="factor">{slow === null ? `${pace}×` : `${slow} steps/s`}</span>
          </>
        )}
      </span>
    </section>
  );
}
