// What a POSIX shell does not have, by the name a person knows it by, and what to write instead.

const bash = (name: string, instead: string): string => `${name} is a bash construct; ${instead}`;

export const REFUSALS = {
  test: bash('[[', 'use [ ... ]'),
  arithmeticCommand: bash('((', 'use $((...)), or ( ( for a subshell in a subshell'),
  arithmeticFor: bash('for ((', 'use while with $((...))'),
  arithmeticBrackets: bash('$[', 'use $((...))'),
  array: bash('an array', 'use several variables or the positional parameters'),
  append: bash('+=', 'use v=$v...'),
  substitutionFile: bash('<( ) or >( )', 'use a pipe or a file'),
  pipeBoth: bash('|&', 'use 2>&1 |'),
  redirectBoth: bash('&>', 'use > file 2>&1'),
  redirectWord: bash('>& with a file name', 'use > file 2>&1'),
  hereString: bash('<<<', 'use a here-document or echo and a pipe'),
  descriptorVariable: bash('{name}>', 'use a number'),
  functionKeyword: bash('the keyword function', 'use name() { ...; }'),
  select: bash('select', 'use a loop with read'),
  coproc: bash('coproc', 'use & and files'),
  localeString: bash('$"..."', 'use "..."'),
  extendedPattern: bash('a pattern like @(a|b)', 'use case with a|b'),
  fallThrough: bash(';& or ;;&', 'end each case with ;;'),
  indirect: bash(`\${!v}`, 'use eval'),
  replace: bash(`\${v/a/b}`, 'use sed'),
  slice: bash(`\${v:1:2}`, `use cut, or \${v#...} and \${v%...}`),
  letterCase: bash(`\${v^} or \${v,}`, 'use tr'),
  transform: bash(`\${v@Q}`, 'use printf'),
  time: "time takes one simple command; use time sh -c '...'",
  badSubstitution: 'bad substitution',
} as const;
