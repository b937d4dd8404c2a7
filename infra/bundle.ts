import { copyFile, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { routes, tasks } from '../functions/catalog.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const folderOfAll = path.join(project, 'dist', 'functions')
const everyHandler = [...Object.keys(routes), ...Object.keys(tasks)]

/** Where the bundle of a handler lies; Lambda finds it as `index.handler`. */
export function bundleFolder(name: string): string {
  return path.join(folderOfAll, name)
}

/** CommonJS dependencies inside an ES module bundle still call `require`. */
const banner = `import{createRequire as r}from'node:module';const require=r(import.meta.url);`

interface Entry {
  /** The source, and the bundle below the folder without its ending. */
  readonly in: string
  readonly out: string
}

/** Bundles handlers of the catalog, each to a folder of its own with its threads and the solver where it looks for them. */
export async function bundle(names = everyHandler, folder = folderOfAll): Promise<Metafile['outputs']> {
  await rm(folder, { recursive: true, force: true })
  const entries = names.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` }))
  const handlers = await bundleEach(entries, folder)
  const threads = await bundleEach(await threadsOf(handlers, folder), folder)
  const outputs = { ...handlers, ...threads }
  const solver = createRequire(import.meta.url).resolve('highs/runtime')
  const solving = Object.entries(outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.includes('node_modules/highs/')),
  )
  for (const place of new Set(solving.map(([output]) => path.dirname(output))))
    await copyFile(solver, path.resolve(project, place, 'highs.wasm'))
  return outputs
}

async function bundleEach(entryPoints: Entry[], folder: string): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    metafile: true,
    logLevel: 'warning',
  })
  return metafile.outputs
}

/** How a source that starts a thread names the thread's bundle, which stands beside its own. */
const threadFile = /'\.\/([\w-]+)\.mjs'/g

/** The threads that these bundles start: a source that names `./plan-worker.mjs` has `plan-worker.ts` beside it. */
async function threadsOf(outputs: Metafile['outputs'], folder: string): Promise<Entry[]> {
  const threads = await Promise.all(
    Object.entries(outputs).map(async ([output, { inputs }]) => {
      const sources = Object.keys(inputs).filter((input) => !input.includes('node_modules/'))
      const named = await Promise.all(
        sources.map(async (source) => {
          const text = await readFile(path.join(project, source), 'utf8')
          return [...text.matchAll(threadFile)].map(([, thread = '']) => ({
            in: path.join(path.dirname(source), `${thread}.ts`),
            out: path.join(path.relative(folder, path.resolve(project, path.dirname(output))), thread),
          }))
        }),
      )
      return named.flat()
    }),
  )
  return threads.flat()
}

if (import.meta.main) {
  const sizes = Object.values(await bundle()).map(({ bytes }) => bytes / 1024)
  const [all, largest] = [sizes.reduce((sum, size) => sum + size, 0), Math.max(...sizes)]
  console.log(`${sizes.length} bundles, ${(all / 1024).toFixed(0)} MB in all, the largest ${largest.toFixed(0)} KB`)
}
