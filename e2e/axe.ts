// What axe finds on the page. The page's policy forbids foreign scripts, so axe is evaluated as text by the test itself.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly {readonly html: string; readonly failureSummary?: string}[];
}

/** One text for each violation; none is what is wanted. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (window as unknown as {axe: {run(root: Document): Promise<{violations: Finding[]}>}}).axe;
    return (await axe.run(document)).violations;
  });
  return violations.flatMap(one => one.nodes.map(found => `${one.id}: ${found.html} ${found.failureSummary ?? ''}`));
}
