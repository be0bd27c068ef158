import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const onPostgres = {
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/worker-db.ts'],
}

/** They replace a module, or declare a kind of record that no other test shall meet. */
const alone = ['tests/integration/identity/sign-in.test.ts', 'tests/integration/kernel/made-up.test.ts']

export default defineConfig({
  resolve: { alias: { '@': path('.').replace(/\/$/, ''), 'server-only': path('tests/support/empty.ts') } },
  test: {
    pool: 'forks',
    maxWorkers: 3, // more than the cores of a small machine: many tests wait for mail or a clock
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          isolate: false, // a process keeps its modules; database and settings are each file's own
          include: ['tests/integration/**/*.test.ts'],
          exclude: alone,
          ...onPostgres,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, ...onPostgres } },
    ],
  },
})
