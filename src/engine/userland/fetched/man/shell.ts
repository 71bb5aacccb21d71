// Pages of the shell itself: its grammar, its words, its jobs.

export const SHELL = `
= sh, shell
The shell of the machine: reads commands from the terminal, a file or -c TEXT, and runs them.

  sh [-efnuxCa] [-o NAME] [FILE [ARG]...]
  sh -c TEXT [NAME [ARG]...]
  sh -s [ARG]...

It behaves as BusyBox ash does. See: man if, man quoting, man redirection, man jobs, man set.

= if, for, while, until, case, do, done, then, else, elif, fi, esac, in, {, }, !, function
What the shell's own words do:

  if LIST; then LIST; elif LIST; then LIST; else LIST; fi
  for NAME in WORD...; do LIST; done
  while LIST; do LIST; done            until LIST; do LIST; done
  case WORD in PATTERN|PATTERN) LIST;; esac
  { LIST; }                            ( LIST )    in a shell of its own
  NAME() { LIST; }                     a function
  ! PIPELINE                           the status turned round
  A && B    A || B    A; B    A &      and, or, then, at the same time
  A | B                                a pipeline: B reads what A writes

= quoting, quotes
'...' keeps everything, "..." keeps all but $ and the backquote, a backslash keeps the next character, and $'...' knows
escapes such as \\n.

= expansion, parameters, variables, $
What the shell puts in the place of a word:

  $NAME \${NAME}            the value
  \${#NAME}                 its length
  \${NAME:-W} \${NAME:=W}    W if it is empty; the second assigns it, too
  \${NAME:+W}               W if it is not empty
  \${NAME:?W}               an error that says W, if it is empty
  \${NAME#P} \${NAME##P}     without the shortest, the longest prefix that P matches
  \${NAME%P} \${NAME%%P}     the same with suffixes
  $(LIST)                  what LIST prints
  $((1 + 2))               arithmetic
  $1 ... $# $@ $*          the arguments
  $? $$ $!                 last status, pid of the shell, pid of the last command with &
  * ? [a-z]                names of files

= redirection, redirections, here-document
Where a command reads and writes:

  < FILE   > FILE   >> FILE      standard input; output, new or at the end
  2> FILE  2>&1     >&-          errors; to the same place; closed
  << END                         the lines up to END are the input

What is redirected to a control file is written to it in one write for each echo.

= job control, job
A job is a pipeline that was started with & or stopped with Ctrl-Z; it has a number. %1 names it, %% is the last one. See
jobs, fg, bg, wait and kill. Ctrl-C ends what runs in the foreground.

= exit status, status, $?
A number from 0 to 255 that a command leaves behind: 0 is success. 126 is a program that cannot be run, 127 one that is
not found, 128 and more a signal: 130 after Ctrl-C.
`;
