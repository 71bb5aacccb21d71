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

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicyInBuild()],
  worker: {format: 'es'},
  // Nothing is inlined: a font as a data: URL would be refused by the policy above.
  build: {target: 'es2022', manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000},
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
