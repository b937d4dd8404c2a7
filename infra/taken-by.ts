import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import * as makers from '../functions/wiring/makers.ts'
import * as stores from '../functions/wiring/stores.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** What `provide` is given for a function. */
export interface Taken {
  readonly stores: readonly string[]
  readonly makers: readonly string[]
}

/** Of our own code only functions are read, makers included; rules and stores take nothing, and deps.ts names nobody. */
const functionsAlone: Plugin = {
  name: 'functions alone',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: name, resolveDir }) => {
      const below = path.relative(project, path.resolve(resolveDir, name))
      return below.startsWith(`functions${path.sep}`) ? undefined : { path: name, external: true }
    })
  },
}

/**
 * Which members of Deps each source needs, by its name. A member can only be taken by writing its name, as `deps.workers` or `{ workers }`;
 * so what a source, all that it imports and the makers of what it takes do not write, they do not take. A word that only looks so costs a
 * few kilobytes and nothing else.
 */
export async function takenBy(sources: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Taken>> {
  const ofMakers = Object.keys(makers).map((name): [string, string] => [
    `maker:${name}`,
    `export { ${name} } from './functions/wiring/makers.ts'`,
  ])
  const written = await namesWrittenBy(new Map([...sources, ...ofMakers]))
  const named = (source: string) => written.get(source) ?? new Set()
  return new Map(
    [...sources.keys()].map((source) => {
      const found = new Set<string>()
      const open = [...named(source)]
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        if (found.has(name)) continue
        found.add(name)
        open.push(...(name in stores ? ['database'] : named(`maker:${name}`)))
      }
      const among = (all: object) => Object.keys(all).filter((name) => found.has(name))
      return [source, { stores: among(stores), makers: among(makers) }]
    }),
  )
}

const taking = new RegExp(
  String.raw`(?:[.{]|,\s)\s*(${[...Object.keys(stores), ...Object.keys(makers)].join('|')})\b`,
  'g',
)

/** Esbuild leaves out comments, types and what is never called before the names are looked for. */
async function namesWrittenBy(sources: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const keys = [...sources.keys()]
  const entries: Plugin = {
    name: 'sources',
    setup(build) {
      build.onResolve({ filter: /^source:/ }, (asked) => ({ path: asked.path, namespace: 'source' }))
      build.onLoad({ filter: /./, namespace: 'source' }, ({ path: name }) => ({
        contents: sources.get(keys[Number(name.slice('source:'.length))] as string) as string,
        resolveDir: project,
        loader: 'ts',
      }))
    },
  }
  const { outputFiles } = await build({
    entryPoints: keys.map((_, index) => ({ in: `source:${index}`, out: String(index) })),
    outdir: project,
    write: false,
    bundle: true,
    format: 'esm',
    target: 'node24',
    platform: 'node',
    packages: 'external',
    plugins: [entries, functionsAlone],
    logLevel: 'warning',
  })
  return new Map(
    outputFiles.map(({ path: file, text }) => [
      keys[Number(path.basename(file, '.js'))] as string,
      new Set([...text.matchAll(taking)].map(([, name = '']) => name)),
    ]),
  )
}
