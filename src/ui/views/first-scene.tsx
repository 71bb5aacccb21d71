// The first screen: a headline, the machine in one ink, and what the shell puts under it. The frame and the command line stand
// from the first paint; the picture joins them when it is loaded and the machine has answered.
import {lazy, Suspense, useRef} from 'react';
import {headline} from '../../describe';
import {layoutFirst} from '../draw';
import type {FirstSceneProps} from './props';
import {useScene, useSize} from './use-stage';
import './views.css';

/** More px than any picture needs. */
const ROOMY = 4096;

const Picture = lazy(async () => ({default: (await import('./first/first')).Picture}));

export function FirstScene({update, history, compact, reduced, children}: FirstSceneProps) {
  const root = useRef<HTMLElement>(null);
  const space = useRef<HTMLDivElement>(null);
  const size = useSize(space);
  const scene = useScene(root);
  const wish =
    update && layoutFirst(update.slices.tasks, update.slices.cpus, {width: size.width, height: ROOMY, compact}).height;
  return (
    <section
      className={compact ? 'first-scene compact' : 'first-scene'}
      ref={root}
      data-moving="0"
      aria-label="First screen"
    >
      <div className="first-head">
        <h1>{update ? headline(update.slices) : 'A machine is starting.'}</h1>
        <p className="first-sub">This machine is running now. Everything competes with everything.</p>
      </div>
      <div className="first-space" ref={space} style={{flexBasis: wish ?? 480}}>
        {update && size.width > 0 && (
          <Suspense fallback={null}>
            <Picture update={update} history={history} compact={compact} reduced={reduced} scene={scene} size={size} />
          </Suspense>
        )}
      </div>
      <div className="scene-foot">{children}</div>
    </section>
  );
}
