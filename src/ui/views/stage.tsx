// The stage: the chosen view over its whole width, the machine strip along its foot, links over both.
import {type ComponentType, lazy, Suspense, useEffect, useRef, useState} from 'react';
import {watchTheme} from '../theme';
import {Links} from './links';
import {viewById, views} from './list';
import {NameTag} from './name-tag';
import type {StageProps} from './props';
import {useScene, useSize} from './use-stage';
import type {View, ViewProps} from './view';
import './views.css';

const loaded = new Map<string, ComponentType<ViewProps>>();

/** The component of a view, fetched when it is first shown. */
function componentOf(view: View): ComponentType<ViewProps> {
  const known = loaded.get(view.id);
  if (known) return known;
  const made = lazy(view.component);
  loaded.set(view.id, made);
  return made;
}

const feet = views.filter(view => view.place === 'foot');

export function Stage({update, view: id = 'hierarchies', ...rest}: StageProps) {
  const root = useRef<HTMLElement>(null);
  const {width} = useSize(root);
  const scene = useScene(root);
  const [, drawAgain] = useState(0);
  // Canvases have the colours of the moment in which they were drawn.
  useEffect(() => watchTheme(() => drawAgain(n => n + 1)), []);
  useEffect(() => {
    scene.landed = () => drawAgain(n => n + 1);
    return () => {
      scene.landed = () => {};
    };
  }, [scene]);
  const view = viewById(id) ?? viewById('hierarchies')!;
  const Main = componentOf(view);
  const ready = update !== null && width > 0;
  return (
    <section
      className={rest.compact ? 'stage-view compact' : 'stage-view'}
      ref={root}
      data-moving="0"
      aria-label="Stage"
    >
      {ready && (
        <Suspense fallback={null}>
          <Main update={update} scene={scene} width={width} {...rest} />
          {(view.alone ? [] : feet).map(one => {
            const Foot = componentOf(one);
            return <Foot key={one.id} update={update} scene={scene} width={width} {...rest} />;
          })}
          <NameTag stage={root} scene={scene} slices={update.slices} />
          {view.id === 'hierarchies' && <Links scene={scene} slices={update.slices} selection={rest.selection} />}
        </Suspense>
      )}
    </section>
  );
}
