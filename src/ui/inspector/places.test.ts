import {describe, expect, it} from 'vitest';
import type {ContainerSlice, Slices} from '../../protocol';
import {letterOf, pathOf, placesOf, targetsFor} from './places';

const container = (id: number, hierarchy: number, parent: number, path: string): ContainerSlice => ({
  id,
  hierarchy,
  parent,
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  count: 0,
  summary: '',
  over: false,
  cpus: null,
  mark: -1,
});

/** Task 7 is in A:/web/cgi and B:/, task 9 in the tops. */
const slices = {
  hierarchies: [
    {id: 1, dialect: 'container', subsystems: ['cpuset'], path: '/dev/ct', top: 1},
    {id: 2, dialect: 'container', subsystems: ['numtasks'], path: '/dev/n t', top: 2},
    {id: 3, dialect: 'container', subsystems: ['debug1'], path: null, top: 6},
  ],
  containers: [
    container(1, 1, 0, '/'),
    container(2, 2, 0, '/'),
    container(5, 1, 3, '/web/cgi'),
    container(3, 1, 1, '/web'),
    container(4, 2, 2, '/alice'),
    container(6, 3, 0, '/'),
  ],
  tasks: {
    count: 2,
    pid: Int32Array.of(7, 9),
    hierarchies: 3,
    container: Int32Array.of(5, 2, 6, 1, 2, 6),
  },
} as unknown as Slices;

describe('places', () => {
  it('are paths below where the hierarchy is mounted', () => {
    const paths = slices.containers.map(one => pathOf(slices, one));
    expect(paths).toEqual(['/dev/ct', '/dev/n t', '/dev/ct/web/cgi', '/dev/ct/web', '/dev/n t/alice', null]);
  });

  it('are one per hierarchy for each task', () => {
    expect(placesOf(slices, 7).map(place => `${letterOf(place.index)}:${place.container.path}`)).toEqual([
      'A:/web/cgi',
      'B:/',
      'C:/',
    ]);
    expect(placesOf(slices, 8)).toEqual([]);
  });

  it('to move to are those of mounted hierarchies, parents first, each with its letter', () => {
    const targets = targetsFor(slices, 7);
    expect(targets.map(one => `${one.letter} ${one.path}${one.here ? ' here' : ''}`)).toEqual([
      'a /dev/ct',
      'b /dev/ct/web',
      'c /dev/ct/web/cgi here',
      'd /dev/n t here',
      'e /dev/n t/alice',
    ]);
  });
});
