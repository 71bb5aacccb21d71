// Words that mean one thing in a kernel and another in a web page keep to their owner, so that a reader never has to ask
// which. Only names that a file declares are looked at: what a library or the browser calls its things is not ours.
import {isSyntax, isTest, lineOf, parse, type Sources, type Syntax, walk} from './sources';

interface WordRule {
  readonly word: string;
  /** Files in which the word would have a second owner. */
  readonly where: RegExp;
  /** Declared names that use it so. */
  readonly name: RegExp;
  readonly say: string;
}

const anywhere = /^/;
const page = /^(ui\/|main\.)/;

/** Names are matched as camelCase words, thus `(^|[a-z0-9_])` before a capital. */
const rules: readonly WordRule[] = [
  {
    word: 'container',
    where: page,
    name: /container(Ref|El|Element|Div|Width|Height|Size|Rect|Style|Class)/i,
    say: 'box, panel',
  },
  {
    word: 'frame',
    where: /^(?!engine\/kernel\/mm\/)/,
    name: /^(on|send|post|next|last|each|per)Frame|frame(Rate|Time|Seq|Delta|Budget|Loop|Callback)/i,
    say: 'update, animation tick',
  },
  {
    word: 'task',
    where: anywhere,
    name: /(lesson|build|todo)Task|^(complete|finish)Task$|^taskDone$/i,
    say: 'step, goal, job',
  },
  {
    word: 'fork',
    where: anywhere,
    name: /^fork(Machine|Timeline|Run|History|Session|Recording|Lab|Line)/i,
    say: 'branch',
  },
  {
    word: 'attach',
    where: page,
    name: /^attach(Listener|Handler|Event|Editor|View|Canvas|Dom)/i,
    say: 'show, listen',
  },
  {
    word: 'mount',
    where: page,
    name: /^(on|is|did|will|un|re)?(M|m)ount(ed|App|View|Editor|React|Component|Root|Panel)?(Ref)?$/,
    say: 'show, render',
  },
  {
    word: 'node',
    where: anywhere,
    name: /(ast|syntax|parse|tree|d3|graph|hierarchy|layout|dom|text)Nodes?($|[A-Z])/i,
    say: 'point, entry, element',
  },
  {word: 'node', where: /^engine\/userland\/shell\//, name: /^nodes?$|Nodes?($|[A-Z])/, say: 'entry'},
  {
    word: 'process',
    where: /^(?!cli\/|checks\/|testing\/)/,
    name: /(^process|Process)(es)?($|[A-Z])/,
    say: 'task, or handle',
  },
  // A file that fixes its text when it is opened may call that text so; a machine's state and a view's data may not.
  {word: 'snapshot', where: /^(?!engine\/(kernel|filesystems)\/)/, name: /snapshot/i, say: 'keyframe, slice'},
  {
    word: 'event',
    where: /^(base|engine|scenario|protocol|describe)\//,
    name: /(^event|Event)s?($|[A-Z])/,
    say: 'tracepoint, input, message',
  },
  {word: 'host', where: /^(session|protocol|ui)\//, name: /(^host|Host)s?($|[A-Z])(?<!Host(N|n)ame)/, say: 'page'},
  {word: 'guest', where: /^(session|protocol|ui)\//, name: /(^guest|Guest)s?($|[A-Z])/, say: 'worker, machine'},
  {word: 'state', where: page, name: /(ui|app|view|page|panel|local)States?($|[A-Z])/i, say: 'choices'},
];

export interface SecondOwner {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly say: string;
}

const declarations: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  PropertyDefinition: ['key'],
  MethodDefinition: ['key'],
  TSInterfaceDeclaration: ['id'],
  TSTypeAliasDeclaration: ['id'],
  TSEnumDeclaration: ['id'],
  TSPropertySignature: ['key'],
  TSMethodSignature: ['key'],
};

/** The names that a pattern binds; the keys of an object pattern belong to whoever made the object. */
function bound(pattern: unknown): Syntax[] {
  if (Array.isArray(pattern)) return pattern.flatMap(bound);
  if (!isSyntax(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return bound((pattern.properties as Syntax[]).filter(one => one.shorthand !== true).map(one => one.value ?? one));
    case 'ArrayPattern':
      return bound(pattern.elements);
    case 'AssignmentPattern':
      return bound(pattern.left);
    case 'RestElement':
      return bound(pattern.argument);
    case 'TSParameterProperty':
      return bound(pattern.parameter);
    default:
      return [];
  }
}

export function findSecondOwners(sources: Sources): SecondOwner[] {
  const found: SecondOwner[] = [];
  for (const [file, text] of sources) {
    const here = rules.filter(rule => rule.where.test(file));
    if (isTest(file) || here.length === 0) continue;
    walk(parse(file, text), point => {
      for (const declared of (declarations[point.type] ?? []).flatMap(key => bound(point[key]))) {
        const name = String(declared.name);
        const rule = here.find(one => one.name.test(name));
        if (rule) found.push({file, line: lineOf(text, declared.start), name, say: rule.say});
      }
    });
  }
  return found;
}
