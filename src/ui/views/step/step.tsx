// Slow motion: the columns of the move, its window, who is torn by it, and the kernel's operations and locks.
import {TriangleAlert} from 'lucide-react';
import {useMemo, useRef} from 'react';
import {currentMove, movePlaces, moveWords, stepLines, tornChildren, tornChildWords} from '../../../describe';
import {useSize} from '../use-stage';
import type {ViewProps} from '../view';
import {Words} from '../words';
import {MoveColumns} from './columns';
import {MoveWindow} from './window';
import {Locks, Operations} from './work';
import './step.css';

/** px from which on the kernel stands beside the window. */
const BESIDE = 640;

export default function Step({update, compact}: ViewProps) {
  const root = useRef<HTMLElement>(null);
  const {width} = useSize(root);
  const {slices, tick, running} = update;
  const room = Math.max(240, width - (compact ? 32 : 48));
  const look = room < BESIDE ? 'step-view compact' : 'step-view';
  const chart = room < BESIDE ? room : Math.round((room - 24) * 0.56);
  const {move, places, torn} = useMemo(() => {
    const found = currentMove(slices);
    return {
      move: found,
      places: found ? movePlaces(slices, found) : [],
      torn: found ? tornChildren(slices, found) : [],
    };
  }, [slices]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it
    <section className={look} aria-label="Slow motion" ref={root} tabIndex={0}>
      <Words slices={slices} running={running} lines={stepLines} label="The kernel at work" />
      <div aria-hidden="true">
        {move ? (
          <>
            <h2>{moveWords(slices, move)}</h2>
            <MoveColumns slices={slices} move={move} places={places} torn={torn} />
          </>
        ) : (
          <p className="step-none">
            Nothing has been moved yet. Press k for step mode, write a pid to the tasks file of a container, in one
            hierarchy after the other, and go on step by step with n.
          </p>
        )}
        <div className="step-torn">
          {move &&
            torn.map(one => (
              <p key={one.pid}>
                <TriangleAlert size={16} strokeWidth={1.4} /> {tornChildWords(one, move)}
              </p>
            ))}
        </div>
        <div className="step-below">
          {move && (
            <section>
              <h3>Where {move.task} is, and for how long the answers disagree</h3>
              <MoveWindow move={move} places={places} torn={torn} now={tick} width={chart} />
            </section>
          )}
          <div>
            <Locks slices={slices} />
            <Operations slices={slices} />
          </div>
        </div>
      </div>
      <p className="step-now" role="status">
        {running ? '' : torn.map(one => (move ? tornChildWords(one, move) : '')).join('; ')}
      </p>
    </section>
  );
}
