import { copyFile, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { functions, routes } from '../functions/catalog.ts'
import { consoleFunction } from '../functions/console/console-function.ts'
import { smsProviders } from '../functions/gateways/sms/sms-providers.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import type { FunctionEntry } from '../functions/wiring/lambda-functions.ts'
import { type Taken, takenBy } from './taken-by.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const folderOfAll = path.join(project, 'dist', 'functions')
const everyFunction = [...functions.routes, ...functions.tasks, consoleFunction]

/** Where the bundle of a function lies, by its key; Lambda finds it as `index.handler`. */
export function bundleFolder(key: string): string {
  return path.join(folderOfAll, key)
}

/** CommonJS dependencies inside an ES module bundle still call `require`. */
const banner = `import{createRequire as r}from'node:module';const require=r(import.meta.url);`

interface Entry {
  /** The source, and the bundle below the folder without its ending. */
  readonly in: string
  readonly out: string
}

/** Where a function finds AWS's SDK. */
type SdkFrom = 'runtime' | 'bundle'

/**
 * Bundles functions of the catalog, each to a folder of its own with its threads and the solver where it looks for them. `over` may give
 * other contents for some of our files; what functions take is read from the files themselves.
 */
export async function bundle(
  chosen = everyFunction,
  folder = folderOfAll,
  sdk: SdkFrom = 'runtime',
  over: readonly Plugin[] = [],
): Promise<Metafile['outputs']> {
  const to: Bundling = { folder, sdk, over }
  await rm(folder, { recursive: true, force: true })
  const entries = chosen.map(({ key }) => ({ in: `${scheme}${key}`, out: `${key}/index` }))
  const handlers = await bundleEach(entries, to)
  const threads = await bundleEach(await threadsOf(handlers, folder), to)
  const outputs = { ...handlers, ...threads }
  await addSmsProviders(chosen, to)
  const solver = createRequire(import.meta.url).resolve('highs/runtime')
  const solving = Object.entries(outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.includes('node_modules/highs/')),
  )
  for (const place of new Set(solving.map(([output]) => path.dirname(output))))
    await copyFile(solver, path.resolve(project, place, 'highs.wasm'))
  return outputs
}

const scheme = 'function:'

/** What a function exports: its one handler, or a dispatcher of its routes. */
function handlerOf({ handlers }: FunctionEntry): string {
  const [only] = handlers
  if (handlers.length === 1) return `export { handler } from './functions/${only}.ts'`
  const entries: Readonly<Record<string, RouteEntry>> = routes
  const lines = handlers.map((handler, index) => {
    const { method, path: address } = entries[handler] as RouteEntry
    return {
      import: `import { handler as h${index} } from './functions/${handler}.ts'`,
      route: `  '${method} ${address}': h${index},`,
    }
  })
  return [
    `import { dispatch } from './functions/wiring/dispatch.ts'`,
    ...lines.map((line) => line.import),
    `export const handler = dispatch({`,
    ...lines.map((line) => line.route),
    `})`,
  ].join('\n')
}

/** The source of a function, which only the bundle has: its deps, and its handler. */
function sourceOf(one: FunctionEntry, { stores, makers }: Taken): string {
  return [
    `import { provide } from './functions/wiring/deps.ts'`,
    `import { ${stores.join(', ')} } from './functions/wiring/stores.ts'`,
    `import { ${makers.join(', ')} } from './functions/wiring/makers.ts'`,
    `provide({ stores: { ${stores.join(', ')} }, makers: { ${makers.join(', ')} } })`,
    handlerOf(one),
  ].join('\n')
}

const sources: Plugin = {
  name: 'sources of functions',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path: name }) => ({
      path: name.slice(scheme.length),
      namespace: 'function',
    }))
    build.onLoad({ filter: /./, namespace: 'function' }, async ({ path: key }) => {
      const found = everyFunction.find((one) => one.key === key)
      const taken = (await takenByAll()).get(key)
      return found && taken && { contents: sourceOf(found, taken), resolveDir: project, loader: 'ts' }
    })
  },
}

let takenByEach: ReturnType<typeof takenBy> | undefined

/** What each function takes, by its key. Once a process: sources do not change while it bundles. */
export function takenByAll(): ReturnType<typeof takenBy> {
  takenByEach ??= takenBy(new Map(everyFunction.map((one) => [one.key, handlerOf(one)])))
  return takenByEach
}

/** No file of ours does anything by being imported, so one of which nothing is used is left out, with all that it imports. */
const ours: Plugin = {
  name: 'our own files',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir, kind }) => {
      if (kind !== 'import-statement' || resolveDir.includes('node_modules')) return undefined
      return { path: path.resolve(resolveDir, name), sideEffects: false }
    })
  },
}

/**
 * ElectroDB checks each model as it is made. Ours do not change after a release, and have been checked by then. It also tells an entity that
 * a service is made of from a model by this, so what is an instance already is no model.
 */
const modelsChecked: Plugin = {
  name: 'models that are checked already',
  setup(build) {
    build.onResolve({ filter: /^jsonschema$/ }, ({ path: name }) => ({ path: name, namespace: 'checked' }))
    build.onLoad({ filter: /./, namespace: 'checked' }, () => ({
      contents: `
        class Validator {
          addSchema() {}
          validate({ _instance }) { return { errors: _instance === undefined ? [] : [{ property: 'instance' }] } }
        }
        Validator.prototype.customFormats = {}
        module.exports = { Validator }`,
    }))
  },
}

/**
 * Lambda's runtime brings AWS's SDK. Without it a bundle is smaller by half, and a new container needs some milliseconds more:
 * docs/decisions says what was measured. A client of which nothing is used is not loaded.
 */
const sdkOfRuntime: Plugin = {
  name: 'SDK of the runtime',
  setup(build) {
    build.onResolve({ filter: /^@(?:aws-sdk|smithy)\// }, ({ path: name }) => ({
      path: name,
      external: true,
      sideEffects: false,
    }))
  },
}

interface Bundling {
  readonly folder: string
  readonly sdk: SdkFrom
  readonly over: readonly Plugin[]
}

async function bundleEach(entryPoints: Entry[], { folder, sdk, over }: Bundling): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    // Chinese as it is: escaped it is twice as large.
    charset: 'utf8',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    plugins: [...over, sources, smsApart, ours, modelsChecked, ...(sdk === 'runtime' ? [sdkOfRuntime] : [])],
    metafile: true,
    logLevel: 'warning',
  })
  return metafile.outputs
}

const smsFolder = 'functions/gateways/sms'

/**
 * An SMS provider's client is large and only one or two are chosen, when it runs: each has a bundle of its own beside the handler,
 * which loads what its settings name.
 */
const smsApart: Plugin = {
  name: 'SMS providers apart',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path: name, kind, importer }) => {
      if (kind !== 'dynamic-import' || !importer.endsWith(path.join(smsFolder, 'sms-providers.ts'))) return undefined
      return { path: `./sms-${path.basename(name, '.ts')}.mjs`, external: true }
    })
  },
}

/** Puts the providers' bundles beside the handlers that send texts or take what providers push. */
async function addSmsProviders(chosen: readonly FunctionEntry[], to: Bundling): Promise<void> {
  const texting = chosen.filter(({ needs }) => needs.secrets?.includes('sms'))
  if (texting.length === 0) return
  const names = Object.keys(smsProviders)
  const { folder } = to
  const apart = path.join(folder, 'sms')
  await bundleEach(
    names.map((name) => ({ in: `${smsFolder}/${name}.ts`, out: `sms-${name}` })),
    { ...to, folder: apart },
  )
  const files = names.map((name) => `sms-${name}.mjs`)
  for (const { key } of texting)
    for (const file of files) await copyFile(path.join(apart, file), path.join(folder, key, file))
  await rm(apart, { recursive: true })
}

/** How a source that starts a thread names the thread's bundle, which stands beside its own. */
const threadFile = /'\.\/([\w-]+)\.mjs'/g

/** The threads that these bundles start: a source that names `./plan-worker.mjs` has `plan-worker.ts` beside it. */
async function threadsOf(outputs: Metafile['outputs'], folder: string): Promise<Entry[]> {
  const named = new Map<string, readonly string[]>()
  const threads: Entry[] = []
  for (const [output, { inputs }] of Object.entries(outputs))
    for (const source of Object.keys(inputs)) {
      // What only the bundle has is no file.
      if (source.includes('node_modules/') || /^\w+:/.test(source)) continue
      // Most bundles hold the same sources: each is read once.
      const names = named.get(source) ?? (await threadsNamedIn(source))
      named.set(source, names)
      for (const thread of names)
        threads.push({
          in: path.join(path.dirname(source), `${thread}.ts`),
          out: path.join(path.relative(folder, path.resolve(project, path.dirname(output))), thread),
        })
    }
  return threads
}

async function threadsNamedIn(source: string): Promise<string[]> {
  const text = await readFile(path.join(project, source), 'utf8')
  return [...text.matchAll(threadFile)].map(([, thread = '']) => thread)
}

if (import.meta.main) {
  const sizes = Object.values(await bundle()).map(({ bytes }) => bytes / 1024)
  const [all, largest] = [sizes.reduce((sum, size) => sum + size, 0), Math.max(...sizes)]
  console.log(`${sizes.length} bundles, ${(all / 1024).toFixed(0)} MB in all, the largest ${largest.toFixed(0)} KB`)
}
