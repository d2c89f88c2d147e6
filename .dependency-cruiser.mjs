/**
 * The import order of the house: a lib imports only libs that stand above it in this list, and only through their
 * index.ts. docs/architecture.md has the same list with the reasons.
 */
const ORDER = [
  ['kernel'],
  ['platform/config'],
  ['platform/extensions'],
  ['platform/database'],
  ['platform/observability'],
  ['platform/queue', 'platform/http'],
  ['access', 'macros'],
  ['campaigns'],
  ['clicks'],
  ['conversions'],
  ['postbacks'],
  ['reporting'],
  ['monitoring'],
];

// Specs, and what only they use: libs/testing, a lib's own testing/ folder, factories.
const SPECS = '(\\.spec\\.ts$|\\.factory\\.ts$|^test/|^libs/testing/|/src/testing/)';
const SQL = '(^|/)node_modules/(@types/)?(typeorm|pg|pg-copy-streams)/';

/** One rule per lib: everything that is not on a line above is forbidden. */
const orderRules = ORDER.flatMap((line, at) =>
  line.map((lib) => {
    const above = ORDER.slice(0, at).flat();
    return {
      name: `order-${lib.replace('/', '-')}`,
      comment: `${lib} may import only: ${above.join(', ') || 'nothing of ours'}. What you need from elsewhere is in the wrong lib, or wants to be passed in as data.`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: SPECS },
      to: { path: '^(libs|apps)/', pathNot: [`^libs/(${[lib, ...above].join('|')})/`, '^libs/testing/'] },
    };
  }),
);

export default {
  forbidden: [
    ...orderRules,
    {
      name: 'unknown-lib',
      comment: 'A new lib needs its line in ORDER of .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [`^libs/(${[...ORDER.flat(), 'testing'].join('|')})/`] },
      to: {},
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or one of them wants its need passed in as data.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one-door',
      comment: 'Other libs are imported by their alias: #clicks is src/index.ts, #clicks/management is src/management.ts.',
      severity: 'error',
      from: { path: '^(apps|test|bench)/' },
      to: { path: '^libs/', pathNot: ['/src/(index|management)\\.ts$', '^libs/testing/', '/src/testing/'] },
    },
    {
      name: 'one-door-between-libs',
      comment: 'Other libs are imported by their alias: #clicks is src/index.ts, #clicks/management is src/management.ts.',
      severity: 'error',
      from: { path: '^libs/((?:platform/)?[^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '/src/(index|management)\\.ts$', '^libs/testing/'] },
    },
    {
      name: 'no-index-inside',
      comment: 'The doors are for other libs; inside a lib import the file itself (a door used inside closes cycles).',
      severity: 'error',
      from: { path: '^libs/((?:platform/)?[^/]+)/' },
      to: { path: '^libs/$1/src/(index|management)\\.ts$' },
    },
    {
      name: 'small-processes',
      comment:
        'Trackers and workers load nothing of management (controllers, OpenAPI, TypeORM): import it from #lib/management, and only where management is.',
      severity: 'error',
      from: { path: '^apps/(tracker|worker)/src/(main|run)\\.ts$' },
      to: {
        path: ['^libs/.*/src/management\\.ts$', '\\.http\\.module\\.ts$', '^libs/(?!platform/).*\\.controller\\.ts$'],
        reachable: true,
      },
    },
    {
      name: 'apps-apart',
      comment: 'An app imports any lib, never another app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sql-in-stores',
      comment: 'Only *.store.ts, entities, migrations, platform/database and platform/queue touch TypeORM or pg.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: [SPECS, '\\.(store|entity)\\.ts$', '/migrations/', '^libs/platform/(database|queue)/'],
      },
      to: { path: SQL },
    },
    {
      name: 'repositories-in-stores',
      comment: 'Modules list the entities (TypeOrmModule.forFeature), stores use them.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: [SPECS, '\\.(store|module)\\.ts$', '^libs/platform/(database|queue)/'],
      },
      to: { path: '(^|/)node_modules/@nestjs/typeorm/' },
    },
    {
      name: 'pure-kernel',
      comment: 'kernel holds values: no Nest, no IO.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: SPECS },
      to: { path: ['node_modules', '^(node:)?(fs|net|http|https|dns|child_process|worker_threads|timers)'] },
    },
    {
      name: 'processors-in-worker-modules',
      comment: 'A processor in any other module would run in the wrong process.',
      severity: 'error',
      from: { pathNot: [SPECS, '\\.worker\\.module\\.ts$'] },
      to: { path: '^libs/.*\\.processor\\.ts$' },
    },
    {
      name: 'controllers-in-http-modules',
      comment: 'Controllers are listed by x.http.module.ts (management) or x.edge.module.ts (public routes) only.',
      severity: 'error',
      from: { path: '^libs/(?!platform/)', pathNot: [SPECS, '\\.(http|edge)\\.module\\.ts$'] },
      to: { path: '^libs/.*\\.controller\\.ts$' },
    },
    {
      name: 'test-code-in-tests',
      comment: 'Only specs and test/ import #testing or a spec.',
      severity: 'error',
      from: { pathNot: [SPECS, '^vitest\\.'] },
      to: { path: SPECS },
    },
    {
      name: 'no-dev-dependencies-at-run-time',
      comment: 'The image holds no dev dependencies.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPECS] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'declared-dependencies',
      comment: 'Everything imported stands in package.json and can be found.',
      severity: 'error',
      from: { path: '^(apps|libs|test|bench|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: { path: '^(apps|libs|test|bench)/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^dist/', '^coverage/', '^apps/console/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // The same condition that TypeScript and the tests use: #clicks is libs/clicks/src/index.ts.
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default', 'types'], exportsFields: ['exports'] },
    progress: { type: 'none' },
  },
};
