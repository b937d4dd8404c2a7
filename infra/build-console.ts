import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compressAssets } from './compress-assets.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
/** The approved map that a province may put there; console/province-map-plugin.ts reads it. */
const map = process.env['ZHIDA_PROVINCE_MAP'] ?? join(project, 'province-map.geojson')
const sources = ['console', 'domain', 'package.json', 'package-lock.json', 'infra/compress-assets.ts'].map((name) =>
  join(project, name),
)

/**
 * `dist/console`, what staff see, and in it `roll-call`, the page of an escort's phone. With `--if-stale` only where something that
 * it is made of is younger than it, or the province's map came or went, so that a start waits once. Ends with 2 for a map that
 * cannot be drawn.
 */
const { values } = parseArgs({ options: { 'if-stale': { type: 'boolean', default: false } } })
const built = (name: string) => youngest(join(project, 'dist/console', name))
const made = (await built('index.html')) ?? 0
const changed = Math.max(...(await Promise.all([...sources, map].map(youngest))).map((time) => time ?? 0))
const isOtherMap = ((await youngest(map)) === undefined) !== ((await built('province-map.txt')) === undefined)
if (!values['if-stale'] || made < changed || isOtherMap) {
  console.log('Building the console …')
  const { build } = await import('vite')
  try {
    await build({ configFile: join(project, 'console/vite.config.ts'), logLevel: 'warn' })
    await build({ configFile: join(project, 'console/roll-call/vite.config.ts'), logLevel: 'warn' })
    await compressAssets(join(project, 'dist/console'))
  } catch (error) {
    if (!(error instanceof Error && error.message.includes(map))) throw error
    // Which file, and what is wrong with it in both languages; the stack says nothing to whoever put it there.
    console.error(error.message.slice(error.message.indexOf(map)).split('\n').slice(0, 3).join('\n'))
    process.exitCode = 2
  }
}

/** When the file came or was changed last, or anything in the folder was, in epoch milliseconds; undefined where there is none. */
async function youngest(place: string): Promise<number | undefined> {
  const own = await stat(place).catch(() => undefined)
  if (!own?.isDirectory()) return own && Math.max(own.mtimeMs, own.ctimeMs)
  const files = await readdir(place, { recursive: true, withFileTypes: true })
  const times = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs))
  return Math.max(own.mtimeMs, ...times)
}
