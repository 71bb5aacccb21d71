// Builds the page so that it works from any folder of any static server and talks to nobody but that server.
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
 * Members of the shell parser that nobody asks for, by file: values that it computes only when they are read (the tree of an
 * arithmetic expression, the elements of an array), what only those call, and JSON. The shell reads arithmetic itself, and
 * refuses arrays.
 */
const unasked: Readonly<Record<string, readonly string[]>> = {
  'lexer.js': [
    'buildArrayElementParts',
    'readArrayElement',
    'findArithmeticExpansionEnd',
    'findArithmeticWordEnd',
    'scanArithmeticWordEnd',
    'reset',
  ],
  'parser.js': ['expression', 'initialize', 'test', 'update'],
  'expansion.js': ['expression'],
  'assignment.js': ['elements'],
  'command.js': ['args', 'redirects'],
  'word.js': [],
  'heredoc.js': [],
};

/** Leaves them out of the worker, which weighs less so. A version of the parser that lacks one of them is an error. */
function parserWithoutUnasked(): Plugin {
  return {
    name: 'parser-without-unasked',
    transform(code, id) {
      const file = /\/unbash\/dist\/(\w+\.js)$/.exec(id)?.[1] ?? '';
      if (unasked[file] === undefined) return;
      const link = 'ArithmeticExpansionImpl._resolveExpression = parseArithmeticWithParts;';
      if (file === 'parser.js' && !code.includes(link)) this.error(`${id} has no ${link}`);
      let text = code.replace(link, '');
      for (const name of [...unasked[file], ...(file === 'lexer.js' ? [] : ['toJSON'])]) {
        const member = new RegExp(`^ {4}(?:[gs]et )?${name}\\(.*\\) \\{\\n(?: {5}.*\\n)*? {4}\\}\\n`, 'gm');
        const shorter = text.replace(member, '');
        if (shorter === text) this.error(`${id} has no member ${name}`);
        text = shorter;
      }
      return {code: text, map: null};
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicyInBuild(), parserWithoutUnasked()],
  worker: {
    format: 'es',
    plugins: () => [parserWithoutUnasked()],
    // What only a bundler reads (PURE) is left out with the other comments, but not a licence.
    rolldownOptions: {
      optimization: {inlineConst: {mode: 'all'}},
      output: {comments: {annotation: false, jsdoc: false, legal: true}},
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
