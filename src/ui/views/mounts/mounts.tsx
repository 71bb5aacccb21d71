// What is mounted where, one line for each mount.
import {mountLine} from '../../../describe';
import type {ViewProps} from '../view';

export default function Mounts({update}: ViewProps) {
  return (
    <ul className="mounts mono" aria-label="Mounts">
      {update.slices.mounts.map(one => (
        <li key={`${one.target} ${one.source} ${one.fstype}`}>{mountLine(one)}</li>
      ))}
    </ul>
  );
}
