// From the dialect of the V6 patch set to version 1 of cgroups: words are replaced where they stand, and whatever has no
// heir, or cannot be told apart for sure, is a refusal. Nothing is translated by halves: one refusal refuses the script.

import {isOpen, type Mount, mountOf, type Piece} from './mounts';
import {ReadingFault} from './nesting';
import {HOLE, Reader, type Reading, type ShellCommand, type Word} from './reader';

export interface Refusal {
  /** Place in the text, from 0. */
  readonly at: number;
  readonly message: string;
}
interface Edit {
  readonly at: number;
  readonly end: number;
  readonly by: string;
}

const FILE =
  'cpus|mems|cpu_exclusive|mem_exclusive|memory_migrate|memory_pressure|memory_pressure_enabled|memory_spread_page|memory_spread_slab';
const WHOLE = new RegExp(`^(?:\\w+=)?((?:${FILE})(?:\\s+(?:${FILE}))*)$`);
const IN_PATH = new RegExp(`(?<=/)(?:${FILE})(?![\\w.-])`, 'g');
const LOOSE = new RegExp(`(?<![\\w./-])(?:${FILE})(?![\\w.-])`);
const EACH = new RegExp(`(?:${FILE})(?![\\w])`, 'g');
const SAYS = new Set(['echo', 'printf', ':']);
const MAKES = new Set(['mkdir', 'rmdir', 'mv', 'touch', 'mount', 'umount']);

/** What has no heir in version 1, wherever it stands. */
const NO_HEIR: readonly (readonly [RegExp, string])[] = [
  [/\/sys\/module\/numtasks/, '/sys/module/numtasks has no heir: numtasks is not in a released kernel'],
  [/numtasks\.|(?<![\w/-])numtasks(?![\w-])/, 'numtasks has no heir: it gives shares, pids.max counts tasks'],
  [/\/proc\/containers(?![\w-])/, '/proc/containers has no heir: /proc/cgroups lists other columns'],
  [/cpuacct\.usage(?![\w.])/, 'cpuacct.usage counts milliseconds here and nanoseconds in version 1'],
  [/\/sys\/module\/debug\d+/, 'the parameters of debug subsystems have no heir'],
  [/debug\d+\.\w+/, 'the files of debug subsystems have no heir'],
];

export class Translation {
  readonly edits: Edit[] = [];
  readonly refusals: Refusal[] = [];
  readonly mounts: Mount[] = [];
  /** Names of commands and their words, for what the script needs. */
  readonly words: string[] = [];
  speaksV6 = false;

  constructor(private readonly text: string) {
    this.range(0, text.length);
  }

  /** The text with its edits. */
  result(): string {
    let out = '';
    let at = 0;
    for (const edit of [...this.edits].sort((a, b) => a.at - b.at)) {
      out += this.text.slice(at, edit.at) + edit.by;
      at = edit.end;
    }
    return out + this.text.slice(at);
  }

  /** Answers nothing; what calls it is over with the place. */
  private refuse(at: number, message: string): undefined {
    this.refusals.push({at, message});
    return undefined;
  }

  private range(start: number, end: number): undefined {
    let reading: Reading;
    try {
      reading = new Reader(this.text, start, end).read();
    } catch (error) {
      if (!(error instanceof ReadingFault)) throw error;
      return this.refuse(error.at, `cannot be followed: ${error.message}`);
    }
    for (const command of reading.commands) this.command(command);
    for (const [from, to] of reading.documents) this.document(from, to);
    for (const [from, to] of reading.parameters) this.parameter(from, to);
  }

  private document(from: number, to: number): undefined {
    const body = this.text.slice(from, to);
    if (/\bcontainers?\b|numtasks|cpuacct\.usage/.test(body) || new RegExp(`\\b(?:${FILE})\\b`).test(body))
      this.range(from, to);
  }

  private parameter(from: number, to: number): undefined {
    const inside = this.text.slice(from, to);
    if (new RegExp(`\\b(?:${FILE})\\b|\\bcontainers?\\b|numtasks`).test(inside.replace(/^\w+/, '')))
      this.refuse(from, 'a name of V6 stands inside of a parameter expansion: write it as a word of its own');
  }

  private command(command: ShellCommand): void {
    const mount = mountOf(command);
    if (mount !== null) this.mount(mount);
    const name = command.words.find(word => !word.target && !/^\w+=/.test(word.text))?.text ?? '';
    const runs = /(?:^|\/)(?:sh|ash|su|eval|trap)$/;
    const interprets = command.words.some(word => runs.test(word.text));
    for (const word of command.words) {
      this.words.push(word.text);
      if (interprets && word.inside !== null && /\s/.test(word.text)) this.range(...word.inside);
      else if (mount === null || ![mount.type, ...mount.options].some(piece => piece.word === word))
        this.word(word, name);
    }
  }

  private word(word: Word, name: string): undefined {
    const says = SAYS.has(name) && !word.target;
    for (const [pattern, because] of NO_HEIR) {
      const found = pattern.exec(word.text);
      if (found === null || (says && !found[0].startsWith('/'))) continue;
      if (/containers|numtasks/.test(found[0])) this.speaksV6 = true;
      return this.refuse(word.start, because);
    }
    this.procFile(word, name);
    for (const found of word.text.matchAll(IN_PATH)) this.file(word, found.index, found[0], name);
    if (!word.target && says) return;
    const whole = WHOLE.exec(word.text)?.[1];
    if (whole !== undefined) {
      const from = word.text.length - whole.length;
      for (const found of whole.matchAll(EACH)) this.file(word, from + found.index, found[0], name);
    } else if (LOOSE.test(word.text))
      this.refuse(
        word.start,
        `names ${LOOSE.exec(word.text)?.[0]} inside of a longer text: write it as a word of its own`,
      );
    if (/(?:^|\/)(?:cpu|mem)\w*[*?[]/.test(word.text))
      this.refuse(word.start, 'a pattern for names of control files, which are others in version 1');
  }

  private procFile(word: Word, name: string): void {
    for (const found of word.text.matchAll(/(\/proc\/[^/\s]+(?:\/task\/[^/\s]+)?\/)container(?![\w-])/g)) {
      this.speaksV6 = true;
      this.replace(word, found.index + (found[1] as string).length, 'container', 'cgroup');
    }
    const unclear = new RegExp(`^(?:${HOLE}/)?container$`).test(word.text);
    if (unclear && /^(?:cat|grep|head|tail|cut|sed|wc)$/.test(name))
      this.refuse(word.start, 'cannot be told from the container file of /proc: write the whole path');
  }

  private file(word: Word, from: number, file: string, name: string): void {
    if (MAKES.has(name)) this.refuse(word.start, `a directory called ${file} cannot be told from the control file`);
    else this.replace(word, from, file, `cpuset.${file}`);
  }

  private replace(word: Word, from: number, old: string, by: string): void {
    const at = word.places[from] as number;
    if (this.text.slice(at, at + old.length) === old) this.edits.push({at, end: at + old.length, by});
    else this.refuse(word.start, `${old} is written in pieces`);
  }

  private mount(mount: Mount): undefined {
    this.mounts.push(mount);
    const {type} = mount;
    if (isOpen(type.text)) return this.refuse(mount.at, 'the type of this mount is not written out');
    if (type.text !== 'container') return;
    this.speaksV6 = true;
    this.replace(type.word, type.from, 'container', 'cgroup');
    const named = mount.options.flatMap(({text}) => text.split(','));
    if (named.every(word => /^(?:ro|rw|nosuid|nodev|noexec)$/.test(word)) || named.includes('all'))
      return this.refuse(mount.at, 'mounts every subsystem, numtasks too, which has no heir: name those you mean');
    if (named.includes('numtasks'))
      return this.refuse(mount.at, 'numtasks has no heir: it gives shares, pids.max counts tasks');
    if (named.includes(''))
      return this.refuse(mount.at, 'an empty option is refused in V6 and means nothing in version 1');
    const debug = named.filter(word => /^debug\d+$/.test(word));
    if (debug.length > 1) return this.refuse(mount.at, 'a hierarchy has one name, so one debug subsystem at most');
    for (const piece of mount.options) this.options(piece, named);
  }

  private options(piece: Piece, named: readonly string[]): undefined {
    if (isOpen(piece.text)) {
      const odd = /(?<![\w/.-])(?:numtasks|debug\d+|all)(?![\w.-])/.exec(this.text);
      if (odd !== null) this.refuse(piece.word.start, `options that may name ${odd[0]} must be written out`);
      return;
    }
    for (const found of piece.text.matchAll(/(?<=^|,)debug\d+(?=,|$)/g)) {
      const alone = !named.some(word => word === 'cpuset' || word === 'cpuacct');
      this.replace(piece.word, piece.from + found.index, found[0], `${alone ? 'none,' : ''}name=${found[0]}`);
    }
  }
}
