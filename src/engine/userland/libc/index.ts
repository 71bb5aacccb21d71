export {type CalendarTime, calendarTime, epochSeconds, exactTime, listingTime} from './calendar';
export {type Command, type CommandRules, defineCommand, describedBy, helpText, type Invocation} from './command';
export {formatEcho} from './echo';
export {type Unescaped, unescapeAt, unescapeQuoted} from './escapes';
export {execProgram, runProgram} from './exec';
export {type Emit, type Filter, type FilterFile, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from './filter';
export {type GlobBudget, globBudget, globExtent, inClass, matchGlob} from './glob';
export {chomp, READ_SIZE, type Reader, readerOf, readLines, readSmallFile} from './input';
export {type KillPlan, killTarget, planKill, signalOf} from './kill';
export {changeMode, modeLetters} from './mode';
export type {CommandOption, ParsedOptions} from './options';
export {writeAll} from './output';
export {baseName, compareBytes, dirName, joinPath} from './path';
export {type Place, placeFor} from './place';
export {type Formatted, formatPrintf} from './printf';
export {begin, save} from './progress';
export {countOf, durationTicks, wholeNumber} from './quantity';
export {
  type Compiled,
  compileRegex,
  type Match,
  quoteRegex,
  type RegexBudget,
  type RegexOptions,
  regexBudget,
  searchRegex,
} from './regex';
export {evaluateTest, type TestResult} from './test-expression';
export {copyTree, newWalk, removeTree, type TreeWalk} from './tree';
export {groupId, groupName, userId, userName} from './users';
