// What became of the commands, one row each: the same as beside the lines of the script, for the ear, for the keyboard, and
// for screens on which a line has no room beside it. A row goes to its moment.
import {useEffect, useRef} from 'react';
import {type Moment, resultWords, went} from './moments';

interface ResultsProps {
  readonly moments: readonly Moment[];
  readonly present: number;
  readonly onMoment: (moment: Moment) => void;
}

const seconds = (tick: number): string => `${(tick / 1000).toFixed(3)} s`;

export function Results({moments, present, onMoment}: ResultsProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[present]?.scrollIntoView({block: 'nearest'});
  }, [present]);
  if (moments.length === 0) return null;
  return (
    <ol className="script-results" ref={list} aria-label="Results of the script">
      {moments.map((one, i) => (
        <li key={`${one.unit.line} ${one.began}`}>
          <button
            type="button"
            className={`mono ${went(one)}`}
            aria-current={i === present ? 'step' : undefined}
            title={one.because === '' ? `To the moment after: ${one.unit.text}` : one.because}
            onClick={() => onMoment(one)}
          >
            <span className="script-line-number">{one.unit.line}</span>
            <span className="script-command">{one.unit.text.split('\n', 1)[0]}</span>
            <span className="script-words">{resultWords(one)}</span>
            <span className="script-when">{seconds(one.ended)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
