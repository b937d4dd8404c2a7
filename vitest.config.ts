import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

/** They replace modules, which works only where no other test has loaded them before. */
const alone = ['test/journeys/whole-journey.test.ts', 'test/service/heartbeat.test.ts']

/** Milliseconds: a limit against hanging, not a measure. On a busy machine everything takes many times longer. */
const patience = 600_000

export default defineConfig(({ mode }) => ({
  test: {
    setupFiles: './test/same-properties.ts',
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patience } },
    // What a case makes is garbage when it ends: collected later, a file of journeys spends 6 to 7 % less with 32 MB, and 4 to 6 % less again with 64.
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
    // The tests start some hundred processes of their own, and those load the same files again and again.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/zhida-tests', import.meta.url)),
      // The CDK notes for each of some thousand constructs where it was made: a tenth of what it takes to write a template.
      CDK_DISABLE_STACK_TRACE: '1',
      // Nor is each template to be held to the CDK's own rules, which takes longer than to write it: `npm run synth` holds what is deployed to them.
      CDK_VALIDATION: 'false',
      ...(mode === 'every-task' && { EVERY_TASK: 'yes' }),
    },
    ...(mode === 'measured' && { runner: './test/bench/tests/measuring-runner.ts' }),
    // No more than there are cores: one more fills the moments in which files wait, and loads and compiles everything once more.
    maxWorkers: availableParallelism(),
    // Cases are concurrent where they only wait; what takes the processor is not.
    maxConcurrency: 20,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Loading the handlers anew for each file would cost a quarter of the suite's time.
      // Node loads them itself, as in operation: nothing in them needs Vite, which would translate and wrap each.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          isolate: false,
          experimental: { viteModuleRunner: false },
        },
      },
      { extends: true, test: { name: 'alone', include: alone, experimental: { viteModuleRunner: false } } },
    ],
  },
}))
