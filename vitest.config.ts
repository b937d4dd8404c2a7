import { defineConfig } from 'vitest/config'

/** Replaces modules, which works only where no other test has loaded them before. */
const alone = ['test/infra/needs.test.ts']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Else a machine of two cores gets one: a file waits half of its time for the embedded services.
    maxWorkers: '100%',
    projects: [
      // Loading the handlers anew for each file would cost a quarter of the suite's time.
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
