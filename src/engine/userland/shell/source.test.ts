// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own ${...}
import {describe, expect, it} from 'vitest';
import {readCases} from '../../../testing/conformance/cases';
import {checkSyntax} from './source';

describe('what is refused', () => {
  it.each([
    ['[[ a == b ]]', 1, 1, '[['],
    ['true\n  x=(1 2)', 2, 3, 'an array'],
    ['x[1]=2', 1, 1, 'an array'],
    ['echo ${x[0]}', 1, 6, 'an array'],
    ['cat <(ls)', 1, 5, '<( )'],
    ['a |& b', 1, 3, '|&'],
    ['for ((i=0;i<3;i++)); do x; done', 1, 1, 'for (('],
    ['((i++))', 1, 1, '(('],
    ['function f { a; }', 1, 1, 'the keyword function'],
    ['a &> f', 1, 3, '&>'],
    ['a >& f', 1, 3, '>& with a file name'],
    ['select x in a; do b; done', 1, 1, 'select'],
    ['coproc a', 1, 1, 'coproc'],
    ['echo $"a"', 1, 6, '$"..."'],
    ['cat <<< x', 1, 5, '<<<'],
    ['echo "${x/a/b}"', 1, 7, '${v/a/b}'],
    ['echo ${x:1:2}', 1, 6, '${v:1:2}'],
    ['echo ${x^^}', 1, 6, '${v^}'],
    ['echo ${!x}', 1, 6, '${!v}'],
    ['x+=3', 1, 1, '+='],
    ['echo @(a|b)', 1, 6, 'a pattern like @(a|b)'],
    ['{fd}> x', 1, 1, '{name}>'],
    ['case a in b) c;& d) e;; esac', 1, 15, ';&'],
    ['echo $[1]', 1, 6, '$['],
    ['echo "$(a $([[ x ]]))"', 1, 13, '[['],
  ])('%s', (text, line, column, name) => {
    const {errors, incomplete} = checkSyntax(text);
    expect(errors[0]).toMatchObject({line, column});
    expect(errors[0]?.message).toContain(`${name}`);
    expect(errors[0]?.message).toContain('is a bash construct');
    expect(incomplete).toBe(false);
  });

  it.each([
    'foo )',
    'done',
    '; a',
    'a ; ; b',
    '()',
    '! ',
    'a > ',
    'for 1 in a; do b; done',
    'echo ${}',
    'echo $(if a)',
  ])('%s is wrong whatever follows', text => {
    const {errors, incomplete} = checkSyntax(text);
    expect(errors.length).toBeGreaterThan(0);
    expect(incomplete).toBe(false);
  });

  it('braces and bash quotes are plain text or supported', () => {
    expect(checkSyntax(`echo {1..3} {a,b} $'a\\n'`).errors).toEqual([]);
  });
});

describe('what is not finished', () => {
  it.each([
    'if true',
    'if true; then',
    'while a; do',
    'for i in a b',
    'case x in',
    'f() {',
    '( a',
    'a &&',
    'a ||',
    'a |',
    'echo "a',
    "echo 'a",
    'echo $(a',
    'echo `a',
    'echo ${a',
    'echo $((1 +',
    'a \\',
    'cat <<E\nx',
  ])('%s', text => {
    expect(checkSyntax(text).incomplete).toBe(true);
    expect(checkSyntax(`${text}\n`).incomplete).toBe(true);
  });

  it.each(['a', '# a \\', 'a \\\\', "echo 'a'", '', '\n', 'a &'])('%s is', text => {
    expect(checkSyntax(text)).toEqual({errors: [], incomplete: false});
  });

  it('what is refused is refused before it is finished', () => {
    expect(checkSyntax('if [[ a ]]; then').incomplete).toBe(false);
  });
});

describe('what is nested too deep', () => {
  const shapes: readonly (readonly [open: string, close: string])[] = [
    ['( ', ')'],
    ['{ ', '; }'],
    ['if ', '; then a; fi'],
    ['if a; then ', '; fi'],
    ['while ', '; do a; done'],
    ['until a; do ', '; done'],
    ['for i in a; do ', '; done'],
    ['case a in a) ', ' ;; esac'],
    ['f() { ', '; }'],
    ['! ( ', ')'],
    ['echo $( ', ')'],
    ['echo "$(', ')"'],
    ['echo $(( ', '))'],
    ['echo $((1+$(', ')))'],
    ['echo ${a:-$(', ')}'],
    ['echo "${a#', '}"'],
    ['case $(', ') in a) b;; esac'],
    ['a > $(', ')'],
    ['a=$(', ')'],
    ['( $(', '))'],
  ];

  it.each(shapes)('%s', (open, close) => {
    for (const text of [open.repeat(2000), `${open.repeat(300)}a${close.repeat(300)}`]) {
      const {errors, incomplete} = checkSyntax(text);
      expect(errors).toMatchObject([{message: expect.stringContaining('nested too deep')}]);
      expect(errors[0]?.line === 1 && errors[0].column === 1).toBe(false);
      expect(incomplete).toBe(false);
    }
    expect(checkSyntax(`${open.repeat(30)}a${close.repeat(30)}`).errors).toEqual([]);
  });

  it.each(['$((', 'f() ', 'coproc ', '(', '((', '`', '"', '[', '{a,', '@(', '<(', '${', '[[ ( '])(
    'nor does %s end the reader',
    open => {
      for (const head of ['', 'echo ']) expect(() => checkSyntax(head + open.repeat(5000))).not.toThrow();
    },
  );

  it('it says where', () => {
    expect(checkSyntax(`a\n${'( '.repeat(500)}`).errors).toMatchObject([{line: 2, column: 201}]);
    expect(checkSyntax(`a\nb $((${'('.repeat(500)}`).incomplete).toBe(false);
    expect(checkSyntax(`a\nb $((${'('.repeat(500)}1${')'.repeat(500)}))`).errors).toMatchObject([{line: 2, column: 3}]);
  });
});

it('every script of the recorded corpus is understood', () => {
  const wrong = readCases().filter(({script}) => checkSyntax(script).errors.length > 0);
  expect(wrong.map(({name}) => name)).toEqual([]);
});
