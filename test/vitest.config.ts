import { defineConfig } from 'vitest/config'
import { snippetModules } from './package/snippets.js'

const conditions = ['@casewright/source']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [snippetModules()],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // By default one core is left for watching.
    maxWorkers: '100%',
    // The rooms are pure: the files of a worker share them, loaded once.
    isolate: false,
    setupFiles: [new URL('properties.ts', import.meta.url).pathname],
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/stores/postgres/**'],
          // Properties and walks are many, and a machine may be busy; no test depends on how long it takes.
          testTimeout: 300_000,
          typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/stores/postgres/**/*.test.ts'],
          globalSetup: new URL('stores/postgres/set-up.ts', import.meta.url).pathname,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Installs a tarball, opens a browser, type-checks whole programs: minutes on a bad day.
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
    coverage: {
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }], 'html'],
      reportsDirectory: 'coverage',
      thresholds: { statements: 95, lines: 95, functions: 95, branches: 90 },
    },
  },
})
