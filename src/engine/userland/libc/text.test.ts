// Expected values are what BusyBox 1.35 prints for the same words.
import {describe, expect, it} from 'vitest';
import {changeMode, evaluateTest, formatEcho, formatPrintf, listingTime, matchGlob, modeLetters, planKill} from '.';
import {type Compiled, compileRegex, regexBudget, searchRegex} from './regex';

describe('printf', () => {
  it.each([
    [['%s-%s\\n', 'a', 'b', 'c'], 'a-b\nc-\n'],
    [['%5.2f|%-5s|%05d|%x|%c\\n', '3.14159', 'ab', '42', '255', 'xyz'], ' 3.14|ab   |00042|ff|x\n'],
    [['%d,%x,%u\\n', '-5', '-1', '0x1f'], '-5,ffffffffffffffff,31\n'],
    [['%.2s|%*d\\n', 'abc', '5', '3'], 'ab|    3\n'],
    [['%e,%g,%g\\n', '12345.678', '0.00001', '100000'], '1.234568e+04,1e-05,100000\n'],
    [['a\\x41\\101\\q%%'], 'aAA\\q%'],
    [['%b|', 'a\\tb\\c', 'z'], 'a\tb'],
    [['%d\\n', "'A"], '65\n'],
    [
      ['--', '%#x|%#o|%+d|% d|%05d|%-5d|%.3d|%.0d|\\n', '10', '8', '5', '5', '-5', '5', '7', '0'],
      '0xa|010|+5| 5|-0005|5    |007||\n',
    ],
    [
      ['%.3g|%#g|%G|%010.2f|%c|%*s|\\n', '1234', '1', '1e-10', '-1.5', '', '-3', 'a'],
      '1.23e+03|1.00000|1E-10|-000001.50|\0|a  |\n',
    ],
    [['no args\\n', 'x'], 'no args\n'],
  ] as const)('%j', (args, text) => {
    const printed = formatPrintf(['printf', ...args]);
    expect(printed.text).toBe(text);
    expect(printed.status).toBe(0);
  });

  it('prints 0 for what is no number, and complains', () => {
    expect(formatPrintf(['printf', '%d\\n', '12abc'])).toEqual({
      text: '0\n',
      status: 1,
      errors: ["invalid number '12abc'"],
    });
  });

  it('stops at a directive that it does not know', () => {
    expect(formatPrintf(['printf', 'a%qb'])).toEqual({text: 'a', status: 1, errors: ['%qb: invalid format']});
  });
});

describe('echo', () => {
  it.each([
    [['a', 'b'], 'a b\n'],
    [['-n', 'a'], 'a'],
    [['-en', 'a\\tb'], 'a\tb'],
    [['-nz', 'a'], '-nz a\n'],
    [['-e', 'a\\cb', 'c'], 'a'],
    [['-e', '\\061\\x41\\0101'], '1AA\n'],
    [['a\\n'], 'a\\n\n'],
    [['-eE', 'a\\tb'], 'a\tb\n'],
    [['-ne'], ''],
  ] as const)('%j', (args, text) => expect(formatEcho(['echo', ...args])).toBe(text));
});

describe('test', () => {
  const status = (...args: string[]) => evaluateTest(['test', ...args]).status;
  it('compares texts and numbers', () => {
    expect([status(), status(''), status('x'), status('!', ''), status('-z')]).toEqual([1, 1, 0, 0, 0]);
    expect([status('a', '=', 'a'), status('a', '!=', 'a'), status('2', '-lt', '10')]).toEqual([0, 1, 0]);
    expect(status('1', '-lt', '2', '-a', 'a', '=', 'b')).toBe(1);
    expect(status('(', '1', '-eq', '2', ')', '-o', '!', '-n', '')).toBe(0);
  });

  it('names what is wrong', () => {
    const wrong = (line: string) => evaluateTest(line.split(' '));
    expect(wrong('test 1 -eq')).toEqual({requests: [], status: 2, error: '-eq: argument expected'});
    expect(wrong('test a b').error).toBe('b: unknown operand');
    expect(wrong('test 1 -eq x').error).toBe('x: bad number');
    expect(wrong('test ( a').error).toBe('closing paren expected');
    expect(wrong('test -q x').error).toBe('x: unknown operand');
    expect(wrong('test -t x').error).toBe('x: bad number');
    expect(wrong('test x -o').error).toBe('argument expected');
    expect(wrong('test 99999999999999999999 -eq 1').error).toBe('99999999999999999999: out of range');
    expect(wrong('[ a').error).toBe('missing ]');
  });

  it('takes any number of !, and not any number of parentheses', () => {
    const many = (word: string, times: number) => new Array<string>(times).fill(word);
    expect(status(...many('!', 20_001), '-n', 'x')).toBe(1);
    expect(status(...many('(', 100), '-n', 'x', ...many(')', 100))).toBe(0);
    const deep = ['test', ...many('(', 20_000), '-n', 'x', ...many(')', 20_000)];
    expect(evaluateTest(deep)).toMatchObject({status: 2, error: 'too many parentheses within each other'});
  });

  it('asks for files first and answers from the results', () => {
    const args = ['[', '-d', '/c', '-a', '!', '-r', '/x', ']'];
    expect(evaluateTest(args).requests).toEqual([
      {nr: 'stat', args: ['/c', true]},
      {nr: 'access', args: ['/x', 4]},
    ]);
    const dir = {kind: 'dir', mode: 0o755, uid: 0, gid: 0, size: 0, nlink: 2, ino: 1, dev: 1, mtime: 0};
    const missing = {errno: 'ENOENT', because: ''};
    expect(evaluateTest(args, [dir, missing]).status).toBe(0);
    expect(evaluateTest(args, [missing, missing]).status).toBe(1);
    expect(evaluateTest(args, [dir, 0]).status).toBe(1);
  });
});

describe('regular expressions', () => {
  const found = (pattern: string, text: string, extended = false, ignoreCase = false) => {
    const regex = compileRegex(pattern, {extended, ignoreCase});
    if (typeof regex === 'string') return regex;
    const match = searchRegex(regex, text);
    return match === null ? null : text.slice(match[0], match[1]);
  };
  it.each([
    ['^12$', '12', '12'],
    ['^12$', '123', null],
    ['a*b', 'xaaab', 'aaab'],
    ['*a', '*a', '*a'],
    ['a\\{2,3\\}', 'aaaa', 'aaa'],
    ['\\(ab\\)\\1', 'xababab', 'abab'],
    ['a\\|bc', 'bc', 'bc'],
    ['[[:digit:]]*-', '12-', '12-'],
    ['[^]a]', ']ab', 'b'],
    ['a$b', 'a$b', 'a$b'],
    ['\\<c', 'abc c', 'c'],
    ['.*/', 'a/b/c', 'a/b/'],
  ])('basic %s in %j is %j', (pattern, text, match) => expect(found(pattern, text)).toBe(match));

  it.each([
    ['^(cpus|mems)$', 'mems', 'mems'],
    ['a|ab|abc', 'abcd', 'abc'],
    ['(a|b)+c{2}', 'xabacc', 'abacc'],
    ['a{', 'a{', 'a{'],
    ['x?', 'abc', ''],
    ['()', 'a', ''],
    ['(a*)*b', 'aab', 'aab'],
  ])('extended %s in %j is %j', (pattern, text, match) => expect(found(pattern, text, true)).toBe(match));

  it.each(['(', 'a*', 'a|', '*', '{2}', '+*'])('%s has no place for ever more of it', part => {
    expect(compileRegex(`a${part.repeat(20_000)}`, {extended: true})).toBe('Regular expression too big');
  });

  it('names what is wrong', () => {
    expect(found('[a', 'a')).toBe('Unmatched [, [^, [:, [., or [=');
    expect(found('a(', 'a', true)).toBe('Unmatched ( or \\(');
    expect(found('\\(a', 'a')).toBe('Unmatched ( or \\(');
    expect(found('a\\', 'a')).toBe('Trailing backslash');
    expect(found('[[:zork:]]', 'a')).toBe('Invalid character class name');
    expect(found('[z-a]', 'a')).toBe('Invalid range end');
    expect(found('\\1', 'a')).toBe('Invalid back reference');
  });

  it('refuses what would grow beyond all bounds', () => {
    for (const pattern of ['(a{255}){255}', 'a{255}'.repeat(500), 'a|'.repeat(20_000), '('.repeat(500)])
      expect(found(pattern, 'a', true)).toBe('Regular expression too big');
  });

  it('ignores case when told to', () => expect(found('mEm[a-z]*', 'x MEMORY', false, true)).toBe('MEMORY'));

  it.each([
    ['repeats of repeats', '(a{255}){70}b', 16_000, true],
    ['a long text', '(a*)*b', 4_000_000, true],
    ['many groups', `${'()'.repeat(5000)}.*`, 16_000, false],
    ['many parentheses', `[${'('.repeat(100_000)}]b`, 16_000, true],
  ] as const)('gives up rather than hang: %s', (_what, pattern, length, over) => {
    const regex = compileRegex(pattern, {extended: true}) as Compiled;
    const budget = regexBudget();
    const start = process.cpuUsage();
    const before = process.memoryUsage().external;
    searchRegex(regex, 'a'.repeat(length), budget);
    expect(budget.left < 0).toBe(over);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
    expect(process.memoryUsage().external - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('is not slowed down by expressions that make backtracking matchers hang', () => {
    expect(found('^(a|a)*(b|b)*(a*)*c$', 'a'.repeat(2000), true)).toBe(null);
    expect(found('(a*)*\\1b', 'a'.repeat(2000), true)).toBe(null);
  });
});

describe('small texts', () => {
  it('matches shell patterns', () => {
    expect(['*.cpus', 'c[!a-c]?', '\\*', '[', '*a*b*c*'].map(p => matchGlob(p, 'a.cpus'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([matchGlob('c[!a-c]?', 'cdx'), matchGlob('\\*', '*'), matchGlob('[', '['), matchGlob('*', '')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('changes modes', () => {
    expect(changeMode('755', 0, 'file', 0)).toBe(0o755);
    expect(changeMode('u+x,g-w', 0o664, 'file', 0o22)).toBe(0o744);
    expect(changeMode('u=rwx,go=rx', 0, 'file', 0o22)).toBe(0o755);
    expect(changeMode('+x', 0o644, 'file', 0o22)).toBe(0o755);
    expect(changeMode('a+X,+t', 0o755, 'dir', 0o22)).toBe(0o1755);
    expect(changeMode('999', 0, 'file', 0)).toBe(undefined);
    expect(modeLetters('dir', 0o1755)).toBe('drwxr-xr-t');
  });

  it('reads the words of kill', () => {
    expect(planKill(['kill', '-9', '5'])).toEqual({kind: 'send', signal: 9, targets: ['5']});
    expect(planKill(['kill', '-s', 'TERM', '5', '6'])).toEqual({kind: 'send', signal: 15, targets: ['5', '6']});
    expect(planKill(['kill', '-SIGSTOP', '--', '-5'])).toEqual({kind: 'send', signal: 19, targets: ['-5']});
    expect(planKill(['kill', '-ZZ', '1'])).toEqual({kind: 'error', error: "bad signal name 'ZZ'"});
    expect(planKill(['kill', '-l', '9', '143', 'hup'])).toMatchObject({text: 'KILL\nTERM\n1\n'});
    expect(planKill(['kill'])).toEqual({kind: 'error', error: 'you need to specify whom to kill'});
  });

  it('shows ticks as dates from the boot on', () => {
    expect(listingTime(0)).toBe('Dec 22 00:00');
    expect(listingTime(86400_000 * 10 + 60_000)).toBe('Jan  1 00:01');
  });
});
