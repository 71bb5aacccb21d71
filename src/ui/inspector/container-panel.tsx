// A selected container: every control file by subsystem, and what can be done to it. Both buttons type a command.
import {FolderPlus, Trash2} from 'lucide-react';
import type {ContainerSlice, ControlFileSlice, InspectedSlice, Slices} from '../../protocol';
import {useChoices, useDesk} from '../store';
import {joinPath} from '../terminal';
import {Mark} from '../theme';
import {removeContainer} from './gestures';
import {markOf, pathOf} from './places';
import {ValueRow} from './value-row';

interface ContainerPanelProps {
  readonly slices: Slices;
  readonly container: ContainerSlice;
  readonly inspected: InspectedSlice | null;
}

/** Files by subsystem, in the order of the slice, the generic ones last. */
function groups(files: readonly ControlFileSlice[]): [string, ControlFileSlice[]][] {
  const found = new Map<string, ControlFileSlice[]>();
  for (const file of files) found.set(file.subsystem, [...(found.get(file.subsystem) ?? []), file]);
  return [...found].sort(([a], [b]) => Number(a === 'container') - Number(b === 'container'));
}

export function ContainerPanel({slices, container, inspected}: ContainerPanelProps) {
  const lens = useChoices(choices => choices.lens);
  const path = inspected?.path ?? pathOf(slices, container);
  const files = inspected?.files ?? [];
  return (
    <>
      <header className="panel-head">
        <Mark mark={markOf(slices, container, lens)} size={12} />
        <h2>{container.parent === 0 ? '/' : container.name}</h2>
        <span className="panel-sub mono">{path ?? 'not mounted'}</span>
      </header>
      {groups(files).map(([subsystem, list]) => (
        <section key={subsystem} aria-label={`Files of ${subsystem}`}>
          <h3>{subsystem}</h3>
          <dl>
            {list.map(file => (
              <ValueRow
                key={`${container.id} ${file.name}`}
                file={file}
                path={path === null ? null : joinPath(path, file.name)}
              />
            ))}
          </dl>
        </section>
      ))}
      {path !== null && <Actions id={container.id} top={container.parent === 0} />}
    </>
  );
}

function Actions({id, top}: {readonly id: number; readonly top: boolean}) {
  const desk = useDesk();
  return (
    <div className="panel-actions">
      <button type="button" className="button outlined" onClick={() => useChoices.setState({dialog: 'make'})}>
        <FolderPlus size={16} strokeWidth={1.4} aria-hidden="true" />
        New container
      </button>
      {!top && (
        <button type="button" className="button outlined" onClick={() => void removeContainer(desk, id)}>
          <Trash2 size={16} strokeWidth={1.4} aria-hidden="true" />
          Remove
        </button>
      )}
    </div>
  );
}
