// Play, step, start anew, and speed.
import {Pause, Play, RotateCcw, StepForward} from 'lucide-react';
import {useSyncExternalStore} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {STOPS, speedAt, stopOf} from './speed';
import {useReducedMotion} from './viewport';

export function Transport({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const playing = useChoices(choices => choices.playing);
  const speed = useChoices(choices => choices.speed);
  const tick = useMachine(store => store.update?.tick ?? 0);
  const {terminal} = desk;
  const awaited = useSyncExternalStore(terminal.subscribe, terminal.readUnfinished) > 0;
  const busy = useMachine(store => store.update?.prompt === '');
  // While a command runs nobody has to wait for it longer than its own time.
  const pace = awaited || (playing && busy) ? Math.max(1, speed) : speed;
  const reduced = useReducedMotion();
  const PlayOrPause = playing ? Pause : Play;
  const words = playing ? 'Pause' : 'Play';
  const play = `button ${reduced && !compact ? 'outlined' : 'filled'}`;
  return (
    <section className="transport" aria-label="Time">
      <button type="button" className={play} aria-label={words} onClick={() => (playing ? desk.pause() : desk.play())}>
        <PlayOrPause size={compact ? 18 : 16} strokeWidth={1.4} fill="currentColor" aria-hidden="true" />
        {compact && words}
      </button>
      <button
        type="button"
        className={`button ${reduced && !compact ? 'filled' : compact ? 'outlined' : ''} square`}
        aria-label="Step one millisecond"
        onClick={() => void desk.run(1).catch(() => undefined)}
      >
        <StepForward size={compact ? 18 : 16} strokeWidth={1.4} aria-hidden="true" />
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
          value={stopOf(speed)}
          aria-valuetext={`${speed} times real time`}
          onChange={changed => desk.setSpeed(speedAt(Number(changed.target.value)))}
        />
      </label>
      <span className="speed-value mono">
        <span className="tick">{tick.toLocaleString('en').replaceAll(',', '\u2009')} ms</span>
        {!compact && <span aria-hidden="true"> · </span>}
        <span className="factor">{pace}×</span>
      </span>
    </section>
  );
}
