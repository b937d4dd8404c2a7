import { copyFile, mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { routes, tasks } from '../functions/catalog.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Where the bundle of a handler lies; Lambda finds it as `index.handler`. */
export function bundleFolder(name: string): string {
  return path.join(project, 'dist', 'functions', name)
}

/** CommonJS dependencies inside an ES module bundle still call `require`. */
const banner = `import{createRequire as r}from'node:module';const require=r(import.meta.url);`

/** Bundles every handler of the catalog in one go, each to a folder of its own. */
export async function bundle(): Promise<void> {
  const names = [...Object.keys(routes), ...Object.keys(tasks)]
  await rm(path.join(project, 'dist'), { recursive: true, force: true })
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: names.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir: 'dist/functions',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    // The oldest runtime that docs/operating.md allows.
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    metafile: true,
    logLevel: 'warning',
  })
  const solver = createRequire(import.meta.url).resolve('highs/runtime')
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    if (!Object.keys(inputs).some((input) => input.includes('node_modules/highs/'))) continue
    const folder = path.join(project, path.dirname(output))
    await mkdir(folder, { recursive: true })
    await copyFile(solver, path.join(folder, 'highs.wasm'))
  }
}

if (import.meta.main) await bundle()
