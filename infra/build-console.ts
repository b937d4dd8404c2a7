import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compressAssets } from './compress-assets.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const sources = ['console', 'domain', 'package.json', 'package-lock.json', 'infra/compress-assets.ts']

/**
 * `dist/console`, what staff see, and in it `roll-call`, the page of an escort's phone. With `--if-stale` only where something that it is made of is younger than it, so that a start
 * waits once.
 */
const { values } = parseArgs({ options: { 'if-stale': { type: 'boolean', default: false } } })
const made = (await youngest('dist/console/index.html')) ?? 0
const changed = Math.max(...(await Promise.all(sources.map(youngest))).map((time) => time ?? 0))
if (!values['if-stale'] || made < changed) {
  console.log('Building the console …')
  const { build } = await import('vite')
  await build({ configFile: join(project, 'console/vite.config.ts'), logLevel: 'warn' })
  await build({ configFile: join(project, 'console/roll-call/vite.config.ts'), logLevel: 'warn' })
  await compressAssets(join(project, 'dist/console'))
}

/** When the file, or anything in the folder, was changed last, in epoch milliseconds; undefined where there is none. */
async function youngest(name: string): Promise<number | undefined> {
  const place = join(project, name)
  const own = await stat(place).catch(() => undefined)
  if (!own?.isDirectory()) return own?.mtimeMs
  const files = await readdir(place, { recursive: true, withFileTypes: true })
  const times = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs))
  return Math.max(own.mtimeMs, ...times)
}
