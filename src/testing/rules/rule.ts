// A rule of the V6 containers, in the user's language: one sentence with its public source, a script that meets the rule,
// and everything that the script prints.

export interface Rule {
  /** "attach: not a number"; no two are alike. */
  readonly id: string;
  /** Where the rule stands: "V6 3/6" is the third of the patches of 22 Dec 2006. */
  readonly source: string;
  readonly sentence: string;
  /** Lines before the script: what the machine is. */
  readonly directives?: string;
  readonly script: string;
  readonly output: string;
  /** With quirks on, where the code of the time did otherwise. */
  readonly quirksOutput?: string;
  /** What keeps the rule: a file below src/engine, a text that stands there once, and the text that switches the rule off. */
  readonly off?: readonly [file: string, text: string, instead: string];
}

/** The whole script of a rule, directives and all. */
export function scriptOf({directives = '', script}: Rule, quirks: boolean): string {
  return `${quirks ? '#: quirks on\n' : ''}${directives}${script}`;
}

export const outputOf = ({output, quirksOutput}: Rule, quirks: boolean): string =>
  quirks ? (quirksOutput ?? output) : output;

/** A hierarchy of cpuacct at /c, whose containers anybody may be moved to. */
export const AT_C = `mkdir /c /d
mount -t container -o cpuacct none /c
`;

/** A hierarchy of cpuset at /s with a child g that has cpus 0-1 and node 0. */
export const SETS = `mkdir /s
mount -t container -o cpuset none /s
mkdir /s/g; echo 0-1 > /s/g/cpus; echo 0 > /s/g/mems
`;

/** A hierarchy of numtasks at /n with a child g, in a machine whose root group may have 100 tasks. */
export const LIMITS = `mkdir /n
mount -t container -o numtasks none /n
echo 100 > /sys/module/numtasks/parameters/total_numtasks
mkdir /n/g
`;
