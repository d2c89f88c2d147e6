import { defineConfig } from 'vitest/config';

export default defineConfig({
  // '#lib' aliases of package.json resolve to the TypeScript sources. Nothing more here: further conditions break packages.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Where globalSetup and reporters are loaded.
  environments: { __vitest__: { resolve: { conditions: ['source', 'node'] } } },
  test: {
    include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/**/*.spec.ts', 'scripts/**/*.spec.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'apps/console/**'],
    globalSetup: ['test/setup/global-setup.ts'],
    setupFiles: ['test/setup/reflect.ts'],
    reporters: ['default', './test/setup/closing-lines.reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // CI's machines stall now and then: one more try, named at the end of the report.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
