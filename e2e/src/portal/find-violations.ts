import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core');

/** Every finding of axe-core on the page as it stands, of whatever weight. */
export async function findViolations(page: Page): Promise<readonly object[]> {
  // The page's own policy refuses foreign scripts, so axe comes in through the debugger, as a user script would.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(axe, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    return (await runner.run({ resultTypes: ['violations'] })).violations;
  });
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact,
    where: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`),
  }));
}
