// Makes a transcript of a real kernel with a real shell comparable with one of ours: what a program says before the text of
// an errno (its name, the file, the line) is not compared, nor the notices a shell prints for jobs that a signal ended.

const STRERRORS = [
  'Operation not permitted', 'No such file or directory', 'No such process', 'Input/output error', 'Bad file descriptor',
  'No child processes', 'Resource temporarily unavailable', 'Cannot allocate memory', 'Permission denied',
  'Device or resource busy', 'File exists', 'No such device', 'Not a directory', 'Is a directory', 'Invalid argument',
  'No space left on device', 'Read-only file system', 'Numerical result out of range', 'File name too long',
  'Directory not empty', 'Operation not supported', 'Invalid cross-device link', 'Argument list too long', 'Illegal seek',
  'Broken pipe',
]; // biome-ignore format: a table

/** In this order, each on every line. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/\r$/, ''],
  [/[ \t]+$/, ''],
  [/: nonexistent directory$/, ': No such file or directory'],
  [/: no such file$/, ': No such file or directory'],
  [/: I\/O error$/, ': Input/output error'],
  [/(can't fork|[Cc]annot fork): Out of memory$/, '$1: Cannot allocate memory'],
  [/^mount: permission denied \(are you root\?\)$/, '! Operation not permitted'],
  [/^.*: [Cc]annot fork$/, '! Resource temporarily unavailable'],
  [/^.*(?:not found|: command not found)$/, '! not found'],
  [new RegExp(`^(?:.*: )?(${STRERRORS.map(text => text.replace('/', '\\/')).join('|')})\\.?$`), '! $1'],
];
const NOTICES = [
  /^(?:Terminated|Killed|Hangup|Stopped|Interrupt|Quit|Aborted)$/,
  /^.*: line \d+: +\d+ (?:Terminated|Killed|Hangup) .*$/,
];

export function normalise(transcript: string): string {
  const lines = transcript.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines
    .map(line => RULES.reduce((text, [pattern, by]) => text.replace(pattern, by), line))
    .filter(line => !NOTICES.some(notice => notice.test(line)))
    .map(line => line.replace(/rc=32$/, 'rc=255'))
    .join('\n');
}
