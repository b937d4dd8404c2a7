import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { tableOfCases } from './table-of-cases.ts'

/** Milliseconds: a limit against hanging, not a measure. */
const patience = 300_000

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    setupFiles: ['test/e2e/each-case.ts'],
    reporters: ['verbose', tableOfCases],
    // A browser on a busy machine: what fails once and then passes is told as such.
    retry: process.env['CI'] ? 1 : 0,
    // One world and one browser at a time: they share the machine with nobody.
    fileParallelism: false,
  },
})
