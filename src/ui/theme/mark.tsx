// A mark as an element: on labels 10 px, in the inspector 12.
import {glyphPath, hueClass} from './marks';

interface MarkProps {
  readonly mark: number;
  readonly size?: number;
}

export function Mark({mark, size = 10}: MarkProps) {
  return (
    <svg className={`mark ${hueClass(mark)}`} width={size} height={size} viewBox="0 0 8 8" aria-hidden="true">
      <path d={glyphPath(mark)} />
    </svg>
  );
}
