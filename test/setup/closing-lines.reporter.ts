import { readFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { findOnPath } from '../../libs/testing/src/redis-server.js';

/** What some specs need and a machine may lack; `mark` is how a spec names it. */
const REAL_COMPONENTS = [
  { name: 'redis-server', mark: /\b(redisAvailable|testRedis)\b/, programs: ['redis-server'], remedy: 'apt-get install redis-server' },
  {
    name: 'Chromium',
    mark: /\bchromiumAvailable\b/,
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    remedy: 'apt-get install chromium',
  },
];

/**
 * After the default report: what was skipped for lack of a real component and the command that brings it,
 * then one plain line for scripts, `N passed, N failed` (`, N skipped` if any).
 */
export default class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that does not load, or a hook that throws, leaves its tests skipped: that is a failure, not a skip.
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length + errors.length;
    const skipped = count('skipped');
    for (const line of skippedFor(modules)) console.log(line);
    for (const test of tests.filter((one) => one.diagnostic()?.flaky))
      console.log(`Passed only at the second try, look into it: ${test.fullName}`);
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}

function skippedFor(modules: readonly TestModule[]): string[] {
  return REAL_COMPONENTS.filter(({ programs }) => !programs.some(findOnPath)).flatMap(({ name, mark, remedy }) => {
    const files = modules.filter((module) => hasSkipped(module) && mark.test(readFileSync(module.moduleId, 'utf8')));
    return files.length === 0
      ? []
      : [`Skipped for lack of ${name} (${remedy}): ${files.map((module) => module.relativeModuleId).join(', ')}`];
  });
}

function hasSkipped(module: TestModule): boolean {
  return [...module.children.allTests()].some((test) => test.result().state === 'skipped');
}
