import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { functions } from '../../functions/catalog.ts'
import { bundle } from '../../infra/bundle.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { type Edit, editedSources } from './edited-sources.ts'

/** A release as it is deployed: a bundle for each task, and the sources of its definitions. */
export interface Release {
  readonly tasks: readonly { readonly task: string; readonly folder: string; readonly digest: string }[]
  /** Those that others start come first. */
  readonly workflows: readonly { readonly workflow: WorkflowName; readonly source: string }[]
}

/** Where bundles find the local clock and the way to the local table, under these symbols of the process: none of them can be reached from outside. */
export const clockOfBundles = Symbol.for('zhida: the clock of bundles')
export const tableOfBundles = Symbol.for('zhida: the way to the table of bundles')

/**
 * On one machine time jumps, and calls go straight to the table. But for this, and where their packages lie, these bundles are those that
 * are deployed to AWS.
 */
const onOneMachine: readonly Edit[] = [
  {
    file: 'functions/wiring/clock.ts',
    from: 'instantOf(Date.now())',
    to: `globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(clockOfBundles))})]()`,
  },
  {
    file: 'functions/wiring/makers.ts',
    from: 'client: tableClient()',
    to: `client: globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(tableOfBundles))})]`,
  },
]

/**
 * A deployment changes what is ours. Packages are loaded once for all the bundles of this process instead of once for each of hundreds;
 * but ElectroDB, of which bundles hold their own.
 */
const packagesApart: Plugin = {
  name: 'packages apart',
  setup(build) {
    build.onResolve({ filter: /^[@\w]/ }, ({ path: name, importer }) => {
      const isPackage = !/^(?:node|function):/.test(name) && !importer.includes('node_modules')
      return isPackage && name !== 'electrodb' ? { path: name, external: true, sideEffects: false } : undefined
    })
  },
}

/** What a batch is run by: its workflow, and those that this one starts. */
const ofBatch = startedBy('batches/run-transfer-batch')

/** Bundles the tasks of a batch from the sources with these edits. */
export async function makeRelease(folder: string, edits: readonly Edit[]): Promise<Release> {
  const named = new Set<string>(ofBatch.flatMap((workflow) => workflows[workflow].tasks))
  const chosen = functions.tasks.filter(({ key }) => named.has(key))
  const sources = editedSources([...onOneMachine, ...edits])
  await bundle(chosen, folder, 'runtime', [sources.plugin, packagesApart])
  return {
    tasks: chosen.map(({ key }) => ({ task: key, folder: join(folder, key), digest: digestOf(join(folder, key)) })),
    workflows: ofBatch.map((workflow) => ({ workflow, source: sources.read(`workflows/${workflow}.asl.json`) })),
  }
}

function startedBy(workflow: WorkflowName): WorkflowName[] {
  const { starts = [] }: WorkflowEntry = workflows[workflow]
  return [...new Set([...starts.flatMap((one) => startedBy(one as WorkflowName)), workflow])]
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).toSorted()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
