import {expect, test} from 'vitest';
import {Table} from './table';

test('a shared row is copied before it is written, and the keyframe keeps the old one', () => {
  const table = new Table<{count: number}>();
  const id = table.add({count: 1});
  const shared = table.share();
  table.edit(id).count = 2;
  expect(table.get(id).count).toBe(2);
  expect(shared.rows[id]).toEqual({count: 1});
});

test('between two shares a row is copied only once', () => {
  const table = new Table<{count: number}>();
  const id = table.add({count: 1});
  table.share();
  expect(table.edit(id)).toBe(table.edit(id));
});

test('restore brings back rows that were removed, and takes away rows that were added', () => {
  const table = new Table<{name: string}>();
  const first = table.add({name: 'a'});
  const shared = table.share();
  table.remove(first);
  const second = table.add({name: 'b'});
  table.restore(shared);
  expect(table.find(first)?.name).toBe('a');
  expect(table.has(second)).toBe(false);
  expect(table.size).toBe(1);
});

test('what is written after a restore leaves the keyframe as it was', () => {
  const table = new Table<{list: number[]}>();
  const id = table.add({list: [1]});
  const shared = table.share();
  table.restore(shared);
  table.edit(id).list.push(2);
  expect(shared.rows[id]).toEqual({list: [1]});
});

test('ids are never handed out twice', () => {
  const table = new Table<object>();
  const first = table.add({});
  table.remove(first);
  expect(table.add({})).toBe(first + 1);
});

test('rows come in ascending order of id, whatever the order of their coming', () => {
  const table = new Table<{at: number}>();
  table.put(5, {at: 5});
  table.put(2, {at: 2});
  expect(table.ids()).toEqual([2, 5]);
  expect([...table].map(([id]) => id)).toEqual([2, 5]);
});

test('where ids are reused, the table grows no longer than the most rows it held, also after a restore', () => {
  const table = new Table<object>(undefined, true);
  const first = table.add({});
  const second = table.add({});
  table.remove(first);
  const shared = table.share();
  expect(table.add({})).toBe(first);
  table.restore(shared);
  expect(table.add({})).toBe(first);
  table.remove(second);
  expect(table.add({})).toBe(second);
});
