// The page opens cleanly wherever it is put, and asks nobody but its own server.
import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, type Page, test} from '@playwright/test';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; " +
  "worker-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const prefix = '/some/sub/path/';
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Serves dist below the prefix and nothing at all elsewhere, as a project page of a static host does. */
function serveFromSubPath(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://127.0.0.1');
    const inside = pathname.startsWith(prefix) ? normalize(pathname.slice(prefix.length) || 'index.html') : null;
    const body = inside && !inside.startsWith('..') ? await readFile(join(dist, inside)).catch(() => null) : null;
    response.writeHead(body ? 200 : 404, {
      'content-type': contentTypes[extname(inside ?? '')] ?? 'application/octet-stream',
    });
    response.end(body ?? 'not found');
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Opens the address and returns what the browser complained about and which other origins it asked. */
async function open(page: Page, address: string): Promise<{complaints: string[]; strangers: string[]}> {
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()}`));
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', request => {
    const {origin, protocol} = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(address).origin) strangers.push(request.url());
  });
  await page.goto(address, {waitUntil: 'networkidle'});
  await expect(page.locator('#root > *').first()).toBeVisible();
  return {complaints, strangers};
}

test('opens without a complaint and without a request to another origin', async ({page, baseURL}) => {
  expect(await open(page, baseURL!)).toEqual({complaints: [], strangers: []});
  await expect(page).toHaveTitle(/Menagerie/);
});

test('carries its content security policy', async ({page, baseURL}) => {
  await page.goto(baseURL!);
  const found = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(found).toHaveCount(1);
  expect(await found.getAttribute('content')).toBe(policy);
});

test('works from a sub-path', async ({page}) => {
  const server = await serveFromSubPath();
  try {
    const {port} = server.address() as AddressInfo;
    expect(await open(page, `http://127.0.0.1:${port}${prefix}`)).toEqual({complaints: [], strangers: []});
  } finally {
    server.close();
  }
});
