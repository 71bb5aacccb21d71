import {describe, expect, it} from 'vitest';
import {type ArithmeticScope, evaluateArithmetic, formatInteger, RETRY} from './arithmetic';
import {parseArithmetic} from './arithmetic-parse';

function run(text: string, vars: Record<string, string> = {}): string {
  const scope: ArithmeticScope = {
    value: name => vars[name],
    assign: (name, value) => {
      vars[name] = value;
    },
    parameter: name => vars[name],
  };
  const parsed = parseArithmetic(text);
  const value = typeof parsed === 'string' ? parsed : evaluateArithmetic(parsed, scope);
  return typeof value === 'string' ? value : formatInteger(value);
}

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2', '5'],
    ['(1 + 2) * 3', '9'],
    ['-7 / 2', '-3'],
    ['-7 % 3', '-1'],
    ['2 ** 3 ** 2', '512'],
    ['1 << 4 | 3 & 1 ^ 8', '25'],
    ['-1 >> 1', '-1'],
    ['0x1F + 010', '39'],
    ['1 ? 2 : 0 ? 3 : 4', '2'],
    ['!0 + !5 + ~0', '0'],
    ['1 , 2', '2'],
    ['- - 3', '3'],
    ['--3', '3'],
    ['', '0'],
    ['9007199254740993 * 3', '27021597764222979'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', '-9223372036854775808'],
    ['18446744073709551615', '-1'],
    ['18446744073709551616', '0'],
    ['99999999999999999999999999', '0'],
    ['9223372036854775807 + 1', '-9223372036854775808'],
    ['-9223372036854775807 - 2', '9223372036854775807'],
    ['9007199254740993 % 10', '3'],
    ['9007199254740993 / 3 * 3', '9007199254740993'],
    ['9007199254740993 > 9007199254740992', '1'],
    ['9007199254740993 == 9007199254740993', '1'],
    ['9007199254740992 - 1 == 9007199254740991', '1'],
    ['~9223372036854775807', '-9223372036854775808'],
    ['-(0x7fffffffffffffff)', '-9223372036854775807'],
    ['0777777777777777777777 >> 62', '1'],
    ['3037000500 * 3037000500', '-9223372036709301616'],
    ['0x7fffffffffffffff & 0xff', '255'],
    ['1 << 62', '4611686018427387904'],
    ['3 ** 200 * 0', '0'],
  ])('%s is %s', (text, value) => {
    expect(run(text)).toBe(value);
  });

  it('what is not chosen is not evaluated', () => {
    const vars = {i: '1'};
    expect(run('0 && (i = 9), 1 || (i = 9), 1 ? 2 : (i = 9)', vars)).toBe('2');
    expect(vars.i).toBe('1');
  });

  it('a variable may hold an expression, and names may go in a circle', () => {
    expect(run('x * 2', {x: '1 + 2'})).toBe('6');
    expect(run('x', {x: 'y', y: 'x'})).toBe('expression recursion loop detected');
  });

  it('and where each names the next twice there is an end', () => {
    const vars: Record<string, string> = {x: 'x + x'};
    for (let i = 0; i < 60; i++) vars[`y${i}`] = `y${i + 1} + y${i + 1}`;
    expect(run('x', vars)).toBe('expression recursion loop detected');
    expect(run('y0', vars)).toBe('expression recursion loop detected');
  });

  it('values that take long to read are read a bounded number of times', () => {
    const vars = {x: '9'.repeat(20_000), y: `${'x + '.repeat(100)}1`};
    expect(run(`${'y + '.repeat(1000)}1`, vars)).toBe('expression recursion loop detected');
  });

  it('steps and assignments are exact too', () => {
    const vars: Record<string, string> = {i: '9007199254740993', j: '-9223372036854775808'};
    expect(run('i++ + 0', vars)).toBe('9007199254740993');
    expect(run('--j', vars)).toBe('9223372036854775807');
    expect(vars).toEqual({i: '9007199254740994', j: '9223372036854775807'});
  });

  it.each(['(', '-', '- ', '!', '1?', '1?1:', 'a=', '1**', '1-(', '1||1&&1|1^1&1==1<1<<1+1*('])(
    '%s has no place for ever more of it',
    open => expect(run(`${open.repeat(20_000)}1`)).toBe('arithmetic is nested too deep'),
  );

  it('but a sum has', () => {
    expect(run(`1${' + 1'.repeat(20_000)}`)).toBe('20001');
    expect(run(`0${' || 0'.repeat(20_000)} || 5`)).toBe('1');
    expect(run(`${'('.repeat(150)}7${')'.repeat(150)}`)).toBe('7');
  });

  it('assignments leave their value behind', () => {
    const vars: Record<string, string> = {i: '5'};
    expect(run('i++ + ++i', vars)).toBe('12');
    expect(run('i -= j = 2', vars)).toBe('5');
    expect(vars).toEqual({i: '5', j: '2'});
  });

  it.each(['1 +', '* 2', '(1', '1 2', '08', '1 = 2', '5a', '?', 'a ? b'])('%s is an error', text => {
    expect(run(text)).toBe('arithmetic syntax error');
  });

  it('division by zero is an error', () => {
    expect(run('1 / 0')).toBe('divide by zero');
    expect(run('1 % (2 - 2)')).toBe('divide by zero');
  });

  it('a dollar whose text is no number must be read as text', () => {
    expect(run('$x + 1', {x: '4'})).toBe('5');
    expect(run('$x * 2', {x: '1 + 2'})).toBe(RETRY);
  });
});
