// The operations under way, each with its steps and the one that comes next; and a lamp for each lock.
import {Lock, LockOpen} from 'lucide-react';
import {lockWords, nextStep, operationWords} from '../../../describe';
import type {OperationSlice, Slices} from '../../../protocol';
import {meaningOf, sourceOf} from './sources';

/** Operations that are shown with all their steps; of the others there is one line. */
const SHOWN = 3;

export function Operations({slices}: {readonly slices: Slices}) {
  const {operations} = slices.step;
  return (
    <section className="step-work">
      <h3>Under way in the kernel</h3>
      {operations.length === 0 && <p className="quiet">Nothing. Step goes on to the next operation.</p>}
      {operations.slice(0, SHOWN).map(one => (
        <Operation key={one.task} slices={slices} operation={one} />
      ))}
      {operations.slice(SHOWN).map(one => (
        <p key={one.task}>{operationWords(slices, one)}</p>
      ))}
    </section>
  );
}

function Operation({slices, operation}: {readonly slices: Slices; readonly operation: OperationSlice}) {
  const {steps, at} = operation;
  const meaning = meaningOf(operation);
  return (
    <div className="step-operation">
      <p>{operationWords(slices, operation)}</p>
      <ol>
        {steps.map((name, i) => (
          <li key={name} data-at={i === at ? 'next' : i < at ? 'past' : 'ahead'}>
            {i === at ? nextStep(operation) : name}
          </li>
        ))}
      </ol>
      <p className="quiet">
        {meaning}
        {meaning !== '' && '. '}
        {sourceOf(operation)}
      </p>
    </div>
  );
}

export function Locks({slices}: {readonly slices: Slices}) {
  return (
    <section className="step-locks">
      <h3>Locks</h3>
      <ul>
        {slices.step.locks.map(lock => {
          const Lamp = lock.holder === 0 ? LockOpen : Lock;
          const state = lock.holder === 0 ? 'free' : lock.waiters.length > 0 ? 'wanted' : 'held';
          return (
            <li key={lock.name} data-lock={lock.name} data-state={state}>
              <Lamp size={16} strokeWidth={1.4} aria-hidden="true" />
              <span>{lockWords(slices, lock)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
