// Builds the page so that it works from any folder of any static server and talks to nobody but that server.
import {readFileSync} from 'node:fs';
import react from '@vitejs/plugin-react';
import type {Plugin} from 'vite';
import {defineConfig} from 'vitest/config';

/** What the built page may load. The development server needs inline scripts, so only the build carries it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentSecurityPolicyInBuild(): Plugin {
  return {
    name: 'content-security-policy-in-build',
    apply: 'build',
    // Written into the text, not handed over as a tag: the quotes stay quotes, and a reader finds the policy as it is.
    transformIndexHtml: html =>
      html.replace(
        '<meta charset="utf-8">',
        `$&\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`,
      ),
  };
}

/**
 * Members of the shell parser that the shell has no use for, by file: values that are computed only when they are read (the
 * tree of an arithmetic expression, the elements of an array) and what only those call; the search for the end of what is
 * nested too deeply; JSON. The shell reads arithmetic itself, and refuses arrays and what is nested too deeply.
 */
const unused: Readonly<Record<string, readonly string[]>> = {
  'lexer.js': [
    'buildArrayElementParts',
    'readArrayElement',
    'findArithmeticExpansionEnd',
    'findArithmeticWordEnd',
    'scanArithmeticWordEnd',
    'skipCompoundBody',
    'skipTestCommandBody',
    'skipSubshellBody',
    'skipTestGroup',
    'unshift',
    'copyFrom',
    'reset',
  ],
  'parser.js': ['expression', 'initialize', 'test', 'update', 'toJSON'],
  'expansion.js': ['expression', 'toJSON'],
  'assignment.js': ['elements', 'toJSON'],
  'command.js': ['args', 'redirects', 'toJSON'],
  'word.js': ['toJSON'],
  'heredoc.js': ['toJSON'],
};

/** Leaves them out of the worker, which weighs less so. A version of the parser that differs is an error. */
function slimParser(): Plugin {
  const numbers = new Map<string, string>();
  return {
    name: 'slim-parser',
    transform(code, id) {
      const [folder, file = ''] = /^.*\/unbash\/dist\/(\w+\.js)$/.exec(id) ?? [];
      if (folder === undefined || unused[file] === undefined) return;
      let text = code;
      const replace = (pattern: RegExp, replacement: string) => {
        const changed = text.replace(pattern, replacement);
        if (changed === text) this.error(`${id} has no ${pattern}`);
        text = changed;
      };
      for (const name of unused[file])
        replace(new RegExp(`^ {4}(?:[gs]et )?${name}\\(.*\\) \\{\\n(?: {5}.*\\n)*? {4}\\}\\n`, 'gm'), '');
      if (file === 'parser.js') {
        replace(/^ArithmeticExpansionImpl\._resolveExpression = parseArithmeticWithParts;/m, '');
        // Not found: its own complaint about the depth stands, with one about the missing end.
        replace(/this\.tok\.skip(CompoundBody|SubshellBody|TestGroup)\(.*\);/g, '-1;');
      }
      // Its two tables of numbers, as numbers.
      if (numbers.size === 0) readNumbers(readFileSync(id.replace(file, 'lexer.js'), 'utf8'), numbers);
      text = text.replace(
        /\b(?:Token|LexContext)\.[A-Z]\w*/g,
        name => numbers.get(name) ?? this.error(`${id}: ${name}`),
      );
      return {code: text, map: null};
    },
  };
}

function readNumbers(code: string, numbers: Map<string, string>): void {
  for (const [, table, body] of code.matchAll(/^export const (Token|LexContext) = \{([^}]*)\}/gm))
    for (const [, name, number] of (body as string).matchAll(/^ *(\w+): (\d+),/gm))
      numbers.set(`${table}.${name}`, number as string);
}

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicyInBuild(), slimParser()],
  worker: {
    format: 'es',
    plugins: () => [slimParser()],
    rolldownOptions: {
      optimization: {inlineConst: {mode: 'all'}},
      output: {comments: {annotation: false, legal: true, jsdoc: false}},
    },
  },
  // Nothing is inlined: a font as a data: URL would be refused by the policy above.
  build: {target: 'es2022', manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000},
  test: {
    environment: 'node',
    // So that the tests run the parser that the page has.
    server: {deps: {inline: ['unbash']}},
    include: ['src/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
