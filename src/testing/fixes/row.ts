// A refused command and the fix that the page offers for it. Lines as they are typed at the prompt.

export interface Row {
  readonly what: string;
  readonly setup: string;
  readonly command: string;
  readonly fix: string | RegExp;
  /** "container /c/a"; a task is "task true", for its pid is nobody's business. */
  readonly blockers?: readonly string[];
  readonly quirks?: boolean;
  readonly debug?: number;
}

/** A hierarchy of cpuacct at /c. */
export const AT_C = 'mkdir /c; mount -t container -o cpuacct none /c; ';

/** A hierarchy of cpuset at /s: /s/a/x and /s/b, all of them empty. */
export const SETS = 'mkdir /s; mount -t container -o cpuset none /s; mkdir -p /s/a/x /s/b; ';

/** The same with cpus 0-1 and node 0 for each. */
export const FULL = `${SETS}for f in /s/a /s/a/x /s/b; do echo 0-1 > $f/cpus; echo 0 > $f/mems; done; `;

/** A hierarchy of numtasks at /n with a child g, where the root may have 100 tasks. */
export const LIMIT =
  'mkdir /n; mount -t container -o numtasks none /n; echo 100 > /sys/module/numtasks/parameters/total_numtasks; mkdir /n/g; ';
