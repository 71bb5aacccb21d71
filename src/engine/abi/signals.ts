// Signals by their Linux numbers. A pending set is one 32-bit mask: bit N is signal N.

export const SIGNALS = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
} as const;

export type SignalName = keyof typeof SIGNALS;
/** What a task does with a signal: the default action, nothing, or note it for the program to take (sigtake). */
export type Disposition = 'default' | 'ignore' | 'catch';

export function signalNumber(name: string): number | undefined {
  const bare = name.toUpperCase().replace(/^SIG/, '');
  return (SIGNALS as Record<string, number>)[bare];
}

export function signalName(number: number): SignalName | undefined {
  return (Object.keys(SIGNALS) as SignalName[]).find(name => SIGNALS[name] === number);
}

/** What a shell prints for a job that a signal ended (strsignal). */
export function strsignal(number: number): string {
  const texts: Record<number, string> = {
    1: 'Hangup',
    2: 'Interrupt',
    3: 'Quit',
    9: 'Killed',
    10: 'User defined signal 1',
    12: 'User defined signal 2',
    13: 'Broken pipe',
    14: 'Alarm clock',
    15: 'Terminated',
    19: 'Stopped',
    20: 'Stopped',
  };
  return texts[number] ?? `Signal ${number}`;
}
