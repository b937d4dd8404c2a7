import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { type ProvinceMap, readProvinceMap } from '../domain/kernel/places/read-province-map.ts'
import { isRefusal } from '../domain/kernel/refusal.ts'

/** In the project's folder, beside package.json; another place by `ZHIDA_PROVINCE_MAP`. */
const place = process.env['ZHIDA_PROVINCE_MAP'] ?? fileURLToPath(new URL('../province-map.geojson', import.meta.url))

const name = 'virtual:province-map'

/**
 * The borders that the province may show, as a module of their own that the maps load last. They are part of what is built, so the
 * service here and the one on AWS serve them alike. Beside it lies `province-map.txt` with the approval number.
 */
export function provinceMap(): Plugin {
  return {
    name: 'province-map',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    // One that cannot be drawn is told at once, and not when all else has been read.
    async buildStart() {
      await readMap(this)
    },
    async load(id) {
      if (id !== `\0${name}`) return undefined
      const map = await readMap(this)
      if (!map) return 'export default null'
      this.emitFile({ type: 'asset', fileName: 'province-map.txt', source: `${map.number}\n` })
      // Parsed as JSON it starts sooner than as a script.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(map))})`
    },
  }
}

async function readMap(building: { error(words: string): never }): Promise<ProvinceMap | undefined> {
  const file = await readIfThere()
  if (!file) return undefined
  const map = readProvinceMap(file)
  if (isRefusal(map)) building.error(`${place}\n${map.words.zh}\n${map.words.en}`)
  return map
}

async function readIfThere(): Promise<Uint8Array | undefined> {
  try {
    return await readFile(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
