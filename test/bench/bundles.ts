import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { App } from 'aws-cdk-lib'
import { functions } from '../../functions/catalog.ts'
import { bundle } from '../../infra/bundle.ts'
import { readStage } from '../../infra/read-stage.ts'
import { zhida } from '../../infra/zhida.ts'
import type { Row } from './row.ts'

const run = promisify(execFile)
/** Inside the project, where its node_modules stand for the SDK that Lambda's runtime brings. */
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const processes = 3
/** CloudFormation takes 500; a room that grows in between is not to stop a release. */
const mostResources = 450

/** Imports a bundle as a new container does, and prints the milliseconds of CPU that it took. */
const importer = `
  const before = process.cpuUsage()
  await import(process.argv[1])
  const { user, system } = process.cpuUsage(before)
  console.log((user + system) / 1000)`

interface Measured {
  readonly key: string
  readonly kilobytes: number
  readonly milliseconds: number
}

/** What a new container loads: size of each bundle, and the CPU of its import in a process of its own. */
export async function benchBundles(): Promise<Row[]> {
  const rows: Row[] = []
  for (const sdk of ['runtime', 'bundle'] as const) {
    const how = `SDK of the ${sdk}`
    await mkdir(dist, { recursive: true })
    const folder = await mkdtemp(path.join(dist, 'measured-'))
    await bundle([...functions.tasks, ...functions.routes], folder, sdk)
    const isDeployed = sdk === 'runtime'
    rows.push(...rowsOf(`tasks, ${how}`, await measured(folder, functions.tasks), isDeployed))
    rows.push(...rowsOf(`routes, ${how}`, await measured(folder, functions.routes), false))
    await rm(folder, { recursive: true })
  }
  return [...rows, ...(await resourceRows())]
}

async function measured(folder: string, chosen: readonly { key: string }[]): Promise<Measured[]> {
  const all: Measured[] = []
  for (const { key } of chosen) {
    const file = path.join(folder, key, 'index.mjs')
    const tries: number[] = []
    for (let count = 0; count < processes; count += 1) {
      const given = ['--input-type=module', '-e', importer, pathToFileURL(file).href]
      tries.push(Number((await run(process.execPath, given)).stdout))
    }
    all.push({ key, kilobytes: (await stat(file)).size / 1024, milliseconds: median(tries) })
  }
  return all
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

function rowsOf(what: string, all: readonly Measured[], isPromised: boolean): Row[] {
  const row = (name: string, unit: string, of: (one: Measured) => number, most: number): Row => {
    const middle = median(all.map(of))
    const largest = all.toSorted((one, other) => of(other) - of(one))[0] as Measured
    return {
      what: `${name} of ${all.length} ${what}`,
      target: isPromised ? `median at most ${most} ${unit}` : 'told',
      measured: `median ${middle.toFixed(0)}, most ${of(largest).toFixed(0)} ${unit} (${largest.key})`,
      ok: !isPromised || middle <= most,
    }
  }
  return [
    row('bundles', 'KB', ({ kilobytes }) => kilobytes, 450),
    row('cold imports', 'ms of CPU', ({ milliseconds }) => milliseconds, 200),
  ]
}

async function resourceRows(): Promise<Row[]> {
  await bundle()
  const app = new App()
  zhida(app, await readStage('province'))
  return app.synth().stacks.map(({ stackName, template }) => {
    const count = Object.keys((template as { Resources: object }).Resources).length
    return {
      what: `resources of ${stackName}`,
      target: `at most ${mostResources}`,
      measured: String(count),
      ok: count <= mostResources,
    }
  })
}
