import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../../describe';
import {fakeMachine, fakeSlices} from '../../../testing/updates';
import {layoutColumns} from '../../draw';
import {boxAt, edgePull} from './carried';

const slices = fakeSlices(fakeMachine());
const [column] = layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false}).columns;

describe('a task in the hand', () => {
  it('lies over the innermost box around the pointer', () => {
    const name = (x: number, y: number): string | undefined => boxAt(column!, x, y)?.item.container.name;
    for (const box of column!.boxes) expect(boxAt(column!, box.x + 2, box.y + 2)).toBe(box);
    const web = column!.boxes.find(box => box.item.container.name === 'web')!;
    const cgi = column!.boxes.find(box => box.item.container.name === 'cgi')!;
    expect(name(web.x + 3, cgi.y + 5)).toBe('web');
    expect(name(cgi.x + 3, cgi.y + 5)).toBe('cgi');
    expect(boxAt(column!, -1, 10)).toBeUndefined();
    expect(boxAt(column!, 10, column!.height + 1)).toBeUndefined();
  });

  it('pulls the pane along near its edges, the faster the nearer, and further beyond them no faster', () => {
    expect(edgePull(300, 0, 600)).toBe(0);
    expect(edgePull(30, 0, 600)).toBeLessThan(0);
    expect(edgePull(5, 0, 600)).toBeLessThan(edgePull(30, 0, 600));
    expect(edgePull(-500, 0, 600)).toBe(edgePull(0, 0, 600));
    expect(edgePull(595, 0, 600)).toBe(-edgePull(5, 0, 600));
  });
});
