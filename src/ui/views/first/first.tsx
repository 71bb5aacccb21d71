// The first screen as a view of the stage's kind: for pages that show it in place of the stage without its command line.
import {useMemo} from 'react';
import {createCpuHistory, recordUpdate} from '../../draw';
import type {ViewProps} from '../view';
import Picture from './picture';

export {Picture};

export default function First({update, compact, reduced, scene, width}: ViewProps) {
  const history = useMemo(createCpuHistory, []);
  useMemo(() => recordUpdate(history, update), [history, update]);
  return (
    <div className="first-scene">
      <div className="first-space">
        <Picture
          update={update}
          history={history}
          compact={compact}
          reduced={reduced}
          scene={scene}
          size={{width: width - 32, height: 560}}
        />
      </div>
    </div>
  );
}
