// All views. A new one is a folder beside the others and a line here.

import {describeView} from '../../describe';
import {defineView, type View} from './view';

export const views: readonly View[] = [
  defineView({
    id: 'hierarchies',
    title: 'Hierarchies',
    place: 'stage',
    slices: ['tasks', 'hierarchies', 'containers'],
    component: () => import('./hierarchies'),
    describe: slices => describeView('hierarchies', slices),
  }),
  defineView({
    id: 'machine',
    title: 'Machine',
    place: 'foot',
    slices: ['tasks', 'cpus', 'containers'],
    component: () => import('./machine'),
    describe: slices => describeView('machine', slices),
  }),
  defineView({
    id: 'first',
    title: 'The machine before any fence',
    place: 'first',
    slices: ['tasks', 'cpus', 'containers'],
    component: () => import('./first'),
    describe: slices => describeView('first', slices),
  }),
  defineView({
    id: 'mounts',
    title: 'Mounts',
    place: 'stage',
    slices: ['mounts'],
    component: () => import('./mounts'),
    describe: slices => describeView('mounts', slices),
  }),
];

export const viewById = (id: string): View | undefined => views.find(view => view.id === id);
