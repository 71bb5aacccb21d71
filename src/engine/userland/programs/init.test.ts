import {describe, expect, it} from 'vitest';
import {smallMachine} from '../../../testing/small-machine';

describe('init without a person', () => {
  it('runs the script in /root with nothing to read, and keeps its status', () => {
    const {machine, text} = smallMachine('pwd; cat; echo $PATH; exit 7');
    expect(machine.status).toBe(null);
    expect(machine.run({until: 5000})).toBe('ended');
    expect(text()).toBe('/root\n/bin\n');
    expect(machine.status).toBe(7);
  });

  it('waits for that script only, and reaps what others leave behind', () => {
    const {machine, text} = smallMachine(
      '(sleep 0.1 & echo $! > /orphan); sleep 0.5; ls -d /proc/$(cat /orphan); exit 3',
    );
    expect(machine.run({until: 5000})).toBe('ended');
    expect(text()).toMatch(/^ls: \/proc\/\d+: No such file or directory\n$/);
    expect(machine.status).toBe(3);
  });

  it('tells of a script that a signal killed', () => {
    const {machine} = smallMachine('kill -9 $$');
    machine.run({until: 5000});
    expect(machine.status).toBe(137);
  });
});

describe('init with a person at the terminal', () => {
  it('runs /etc/rc first, then gives a prompt', () => {
    const {machine, text} = smallMachine(null, {boot: 'echo booting\n'});
    machine.run({until: 500});
    expect(text()).toMatch(/^booting\n/);
    expect(machine.prompt).toBe('host# ');
  });

  it('gives a new shell when one ends', () => {
    const {machine, text} = smallMachine(null);
    machine.run({until: 500});
    machine.typeText('echo one $$\n');
    machine.run({until: 1000});
    machine.typeText('exit\n');
    machine.run({until: 1500});
    machine.typeText('echo two $$\n');
    machine.run({until: 2000});
    const pids = /one (\d+)[\s\S]*two (\d+)/.exec(text());
    expect(pids).not.toBe(null);
    expect(pids?.[1]).not.toBe(pids?.[2]);
    expect(machine.prompt).toBe('host# ');
  });
});

describe('programs that use the cpu', () => {
  it('spin ends after its time on the clock, however many share the cpu', () => {
    const {machine, text} = smallMachine(
      'taskset 1 spin 0.3 & taskset 1 spin 0.3 & taskset 1 spin 0.3; wait; echo done',
    );
    expect(machine.run({until: 5000})).toBe('ended');
    expect(text()).toBe('done\n');
    expect(machine.tick).toBeGreaterThanOrEqual(300);
    expect(machine.tick).toBeLessThan(400);
  });

  it('work uses about the share of the cpu that it is told, under the name of the link', () => {
    const {machine, text} = smallMachine(
      'ln -s /bin/work /bin/httpd; httpd 10 10 0 & sleep 2; cat /proc/$!/comm; cut -d " " -f 14 /proc/$!/stat',
    );
    machine.run({until: 5000});
    const [comm, ticks] = text().trim().split('\n');
    expect(comm).toBe('httpd');
    // Hundredths of a second: half of two seconds.
    expect(Math.abs(Number(ticks) - 100)).toBeLessThan(15);
  });
});
