// A picture in words, for the ear: one list item a line. In a running machine it is renewed at most twice a second, since
// nobody hears faster; a machine that stands still is always told exactly.
import {memo, useEffect, useRef, useState} from 'react';
import type {Slices} from '../../protocol';

interface WordsProps {
  readonly slices: Slices;
  readonly running: boolean;
  readonly lines: (slices: Slices) => readonly string[];
  readonly label: string;
}

const EVERY = 500;

export function Words({slices, running, lines, label}: WordsProps) {
  const [told, setTold] = useState(slices);
  const latest = useRef(slices);
  const timer = useRef(0);
  latest.current = slices;
  useEffect(() => {
    if (!running) {
      window.clearTimeout(timer.current);
      timer.current = 0;
      setTold(slices);
    } else if (timer.current === 0) {
      timer.current = window.setTimeout(() => {
        timer.current = 0;
        setTold(latest.current);
      }, EVERY);
    }
  }, [slices, running]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return <WordList told={told} lines={lines} label={label} />;
}

interface WordListProps {
  readonly told: Slices;
  readonly lines: (slices: Slices) => readonly string[];
  readonly label: string;
}

const WordList = memo(function WordList({told, lines, label}: WordListProps) {
  return (
    <ul className="words" aria-label={label}>
      {lines(told).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <li key={i}>{line}</li>
      ))}
    </ul>
  );
});
