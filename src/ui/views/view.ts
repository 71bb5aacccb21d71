// What a view is: a picture of some slices, loaded when it is needed, and the same in words. This file and the registry are
// free of JSX and styles, so that they load outside a browser too.

import type {ComponentType} from 'react';
import type {SliceName, Slices, Update} from '../../protocol';
import type {StageProps} from './props';
import type {Scene} from './scene';

export interface ViewProps extends Omit<StageProps, 'update' | 'view'> {
  readonly update: Update;
  /** What the pictures of one stage share: motion, and where things lie. */
  readonly scene: Scene;
  /** px that the view may use. */
  readonly width: number;
}

export interface View<N extends SliceName = SliceName> {
  readonly id: string;
  readonly title: string;
  /** Where it is drawn: over the whole stage, along its foot, or in place of the stage before anything is mounted. */
  readonly place: 'stage' | 'foot' | 'first';
  /** It has the stage to itself, without the views along its foot. */
  readonly alone?: true;
  readonly slices: readonly N[];
  readonly component: () => Promise<{default: ComponentType<ViewProps>}>;
  /** The picture in words, lines separated by newlines: equal to the text of its accessible tree. Words may be fetched. */
  readonly describe: (slices: Slices) => string | Promise<string>;
}

export function defineView<N extends SliceName>(view: View<N>): View<N> {
  return view;
}
