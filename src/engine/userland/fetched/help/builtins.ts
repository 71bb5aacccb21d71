// The shell's own commands, in the words of help: usage, what it does, options. Those that are programs in /bin too have
// their text there (echo, printf, test, [, true, false, kill, pwd).

import {type Command, describedBy} from '../../libc';

/** One command of the shell, in words. */
export type BuiltinHelp = Pick<Command, 'name' | 'usage' | 'about' | 'options'>;

const TEXTS = [
  `: [ARG]...
  Do nothing, successfully`,
  `. FILE [ARG]...
  Run the commands of FILE in this shell; a name without / is looked up along PATH`,
  `alias [NAME[=TEXT]]...
  Let NAME stand for TEXT at the beginning of a command; list those that do`,
  `bg [%JOB]
  Let a stopped job go on in the background`,
  `break [N]
  Leave the innermost loop, or the N innermost`,
  `cd [DIRECTORY | -]
  Change the working directory: to HOME without a word, to the one before with -`,
  `command [-p] [-v | -V] NAME [ARG]...
  Run a builtin or program although a function has its name
  -p  Look along the standard PATH
  -v  Print what would run
  -V  Say what the name means`,
  `continue [N]
  Begin the next round of the innermost loop, or of the Nth one out`,
  `eval [WORD]...
  Join the words and run them as a command line`,
  `exec [PROGRAM [ARG]...]
  Become PROGRAM; without one, keep the redirections of this line`,
  `exit [STATUS]
  End the shell, with the status of the last command unless one is given`,
  `export [-p] [NAME[=VALUE]]...
  Pass variables on to programs; list those that are passed on
  -p  List them`,
  `fg [%JOB]
  Let a job go on in the foreground`,
  `getopts OPTIONS NAME [ARG]...
  Put the next option of the arguments into NAME, and its value into OPTARG; a colon marks a letter with a value`,
  `history
  Not in this shell: the terminal keeps the lines typed before, and Up brings them back`,
  `jobs [-l] [-p]
  List the jobs of this shell
  -l  With the pids
  -p  The pids alone`,
  `let EXPRESSION...
  Work out expressions as $((EXPRESSION)) does; the status is 1 if the last is 0`,
  `local NAME[=VALUE]...
  Make variables that end with the function`,
  `read [-r] [-p PROMPT] [-n N] [-d CHAR] [-u FD] [NAME]...
  Read a line into variables, split at IFS; the last gets the rest, REPLY without a name
  -r  A backslash is like any other character
  -p PROMPT  Print this first, on a terminal
  -n N  End after N characters
  -d CHAR  End at this character, not at the end of the line
  -u FD  Read from this descriptor`,
  `readonly [-p] [NAME[=VALUE]]...
  Forbid changes of variables; list those that are fixed
  -p  List them`,
  `return [STATUS]
  Leave the function or the file that . runs`,
  `set [-efnuxCa] [+efnuxCa] [-o NAME] [--] [ARG]...
  Switch options of the shell on with - and off with +, and set $1, $2 ...; list variables
  -e  Exit when a command fails (errexit)
  -u  A variable that is not set is an error (nounset)
  -x  Print each command before it runs (xtrace)
  -f  Do not expand * ? [ (noglob)
  -n  Read commands without running them (noexec): sh -n FILE
  -C  Do not write over files with > (noclobber)
  -a  Export all that is assigned (allexport)
  -o NAME  The same by name, and pipefail: a pipeline fails if one of its commands does; without a name, list them`,
  `shift [N]
  Drop $1, or the first N arguments`,
  `source FILE [ARG]...
  The same as .`,
  `trap [ACTION SIGNAL...]
  Run ACTION when a signal comes, or at EXIT; '' ignores it, - restores it; list the traps`,
  `type NAME...
  Say what each name means: keyword, function, builtin or program`,
  `ulimit
  Not on this machine: limits are set on groups of tasks, by control files (man pids, man memory)`,
  `umask [-S] [MODE]
  Show or set the permission bits that new files do not get, in octal; u=rwx,g=rx,o= names those that they may get
  -S  Show in letters those that they may get`,
  `unalias -a | NAME...
  Forget aliases
  -a  All of them`,
  `unset [-v] [-f] NAME...
  Forget variables
  -v  Variables
  -f  Functions`,
  `wait [%JOB | PID]...
  Wait until the jobs have ended, all of them without a word; the status is that of the last`,
];

export const BUILTIN_HELP: readonly BuiltinHelp[] = TEXTS.map(describedBy);
