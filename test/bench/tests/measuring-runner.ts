import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import { type RunnerTask, type RunnerTestFile, type RunnerTestSuite, TestRunner } from 'vitest'
import { type Spent, spentSince, spentUntilNow } from './spent.ts'

/** What `npm run bench -- tests` reads, one line of JSON a file. */
export interface MeasuredFile extends Spent {
  readonly file: string
  /** Loading the file and what it imports. */
  readonly imports: Spent
  /** Of cases that run at once each has what all of them spend meanwhile. */
  readonly cases: readonly (Spent & { readonly title: string })[]
  /** Embedded tables and processes of Node that it started. */
  readonly tables: number
  readonly nodes: number
}

/** Runs the tests as Vitest does, and notes what each file and case spends in the file that ZHIDA_TESTS_MEASURED names. */
export default class MeasuringRunner extends TestRunner {
  #file: { begun: Spent; imports: Spent; cases: (Spent & { title: string })[]; started: string[] } | undefined
  readonly #begun = new Map<string, Spent>()

  constructor(...options: ConstructorParameters<typeof TestRunner>) {
    super(...options)
    subscribe('child_process', (message) => {
      const { process: child } = message as { process: { spawnfile?: string; spawnargs?: string[] } }
      // Its name comes with its start, which follows this message.
      queueMicrotask(() => this.#file?.started.push([child.spawnfile, ...(child.spawnargs ?? [])].join(' ')))
    })
  }

  override async importFile(...[path, source]: Parameters<TestRunner['importFile']>): Promise<unknown> {
    const begun = spentUntilNow()
    const loaded = await super.importFile(path, source)
    if (source === 'collect') this.#file = { begun, imports: spentSince(begun), cases: [], started: [] }
    return loaded
  }

  override async onBeforeRunTask(...[test]: Parameters<TestRunner['onBeforeRunTask']>): Promise<void> {
    this.#begun.set(test.id, spentUntilNow())
    await super.onBeforeRunTask(test)
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test)
    const begun = this.#begun.get(test.id)
    if (begun) this.#file?.cases.push({ title: test.fullTestName ?? test.name, ...spentSince(begun) })
  }

  override async onAfterRunSuite(suite: RunnerTestSuite | RunnerTestFile): Promise<void> {
    await super.onAfterRunSuite(suite)
    if (!('filepath' in suite) || !this.#file) return
    const { begun, imports, cases, started } = this.#file
    const measured: MeasuredFile = {
      file: relative(process.cwd(), suite.filepath),
      ...spentSince(begun),
      imports,
      cases,
      tables: started.filter((command) => command.includes('dynoxide')).length,
      nodes: started.filter((command) => command.startsWith(process.execPath)).length,
    }
    appendFileSync(process.env['ZHIDA_TESTS_MEASURED'] ?? '', `${JSON.stringify(measured)}\n`)
  }
}
