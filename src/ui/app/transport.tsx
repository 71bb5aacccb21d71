// Play, step, start anew, and speed; in step mode by steps of the kernel in place of milliseconds.
import {Footprints, Pause, Play, RotateCcw, StepForward} from 'lucide-react';
import {useSyncExternalStore} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {SLOW_RANGE, STOPS, slowAt, speedAt, stopOf, stopOfSlow} from './speed';
import {useReducedMotion} from './viewport';

export function Transport({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const playing = useChoices(choices => choices.playing);
  const speed = useChoices(choices => choices.speed);
  const slow = useChoices(choices => choices.slow);
  const tick = useMachine(store => store.update?.tick ?? 0);
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
        {compact && words}
      </button>
      <button
        type="button"
        className={`button ${stepFirst ? 'filled' : compact ? 'outlined' : ''} square`}
        aria-label={slow === null ? 'Step one millisecond' : 'Step to the next kernel step'}
        onClick={() => void (slow === null ? desk.run(1) : desk.step()).catch(() => undefined)}
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
        onClick={() => void desk.reset().catch(() => undefined)}
      >
        <RotateCcw size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
      </button>
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
      <span className="speed-value mono">
        <span className="tick">{tick.toLocaleString('en').replaceAll(',', '\u2009')} ms</span>
        {!compact && <span aria-hidden="true"> · </span>}
        <span className="factor">{slow === null ? `${pace}×` : `${slow} steps/s`}</span>
      </span>
    </section>
  );
}
