import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../..', import.meta.url))

interface Chunk {
  /** From the folder: `assets/index-….js`. */
  readonly name: string
  /** As it is sent, by gzip. */
  readonly bytes: number
  /** Other files without which it does not run. */
  readonly needs: readonly string[]
  readonly text: string
}

export interface BuiltConsole {
  readonly chunks: ReadonlyMap<string, Chunk>
  /** Of the page and all that it loads at once, and of these with what a screen's own chunk needs: file names. */
  firstLoad(screen?: string): readonly string[]
  bytesOf(names: readonly string[]): number
}

/**
 * The console, and the page of an escort's phone, built into a folder of their own, and what loads what; with the province's map of
 * that file, or with none.
 */
export async function builtConsole(folder: string, map = join(folder, 'no-map')): Promise<BuiltConsole> {
  await buildInto(folder, ['--config', join(project, 'console/vite.config.ts')], map)
  await buildInto(join(folder, 'roll-call'), ['--config', join(project, 'console/roll-call/vite.config.ts')])
  return readBuilt(folder)
}

/** The console alone with the province's map of that file, and not made small, which takes longer than all else. */
export async function builtWithMap(folder: string, map: string): Promise<BuiltConsole> {
  await buildInto(folder, ['--config', join(project, 'console/vite.config.ts'), '--minify', 'false'], map)
  return readBuilt(folder)
}

async function readBuilt(folder: string): Promise<BuiltConsole> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const chunks = new Map<string, Chunk>()
  for (const file of files) {
    const place = join(file.parentPath, file.name)
    const name = relative(folder, place)
    const content = await readFile(place)
    const text = hasText.has(extname(name)) ? content.toString('utf8') : ''
    chunks.set(name, { name, bytes: gzipSync(content).length, needs: needsOf(name, text), text })
  }
  function withNeeds(names: readonly string[]): string[] {
    const found = new Set<string>()
    const take = (name: string): void => {
      const chunk = chunks.get(name)
      if (!chunk || found.has(name)) return
      found.add(name)
      for (const needed of chunk.needs) take(needed)
    }
    for (const name of names) take(name)
    return [...found]
  }
  return {
    chunks,
    firstLoad(screen) {
      const own = [...chunks.keys()].filter((name) => screen !== undefined && name.startsWith(`assets/${screen}-`))
      return withNeeds(['index.html', ...own])
    },
    bytesOf: (names) => names.reduce((sum, name) => sum + (chunks.get(name)?.bytes ?? 0), 0),
  }
}

const hasText: ReadonlySet<string> = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt', '.webmanifest'])

/** In a process of its own: libraries look at NODE_ENV, which a test has set to something else. */
async function buildInto(folder: string, how: readonly string[], map = ''): Promise<void> {
  const tool = join(project, 'node_modules/vite/bin/vite.js')
  const asked = ['build', ...how, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  await run(process.execPath, [tool, ...asked], {
    env: { ...process.env, NODE_ENV: 'production', ZHIDA_PROVINCE_MAP: map },
  })
}

/** What a page names, and what a script imports before it runs, by their names; `import(…)` is for later. */
function needsOf(name: string, text: string): string[] {
  const isPage = extname(name) === '.html'
  if (!isPage && extname(name) !== '.js') return []
  const named = isPage
    ? text.matchAll(/(?:src|href)="\/?([^"]+)"/g)
    : text.matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g)
  return [...named].map(([, place = '']) => (isPage ? place : join(dirname(name), place)))
}
