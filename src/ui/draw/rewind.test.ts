import {expect, it} from 'vitest';
import {createCpuHistory} from './history';
import {rewindHistory} from './rewind';

function history() {
  const made = createCpuHistory();
  made.tick = 50;
  made.cpus.push({start: [1, 10, 30, 41], end: [10, 30, 41, 50], pid: [1, 2, 0, 3], place: [0, 0, 0, 0]});
  made.marks[7] = {mark: 0, hierarchy: 1, path: '/past', seen: 9};
  made.marks[8] = {mark: 1, hierarchy: 1, path: '/never', seen: 31};
  made.happenings.push({tick: 12, words: 'fork 2'}, {tick: 40, words: 'exit 2'});
  return made;
}

it('what ran up to a tick stays, and what came later is undone', () => {
  const turned = history();
  rewindHistory(turned, 30);
  expect(turned).toMatchObject({
    tick: 30,
    cpus: [{start: [1, 10, 30], end: [10, 30, 30], pid: [1, 2, 0]}],
    happenings: [{tick: 12}],
  });
});

it('a container of the future that was undone lends its colour and path to no other', () => {
  const turned = history();
  rewindHistory(turned, 30);
  expect(Object.values(turned.marks).map(one => one.path)).toEqual(['/past']);
});

it('a moment that is still to come undoes nothing', () => {
  const turned = history();
  rewindHistory(turned, 99);
  expect(turned).toEqual(history());
});
