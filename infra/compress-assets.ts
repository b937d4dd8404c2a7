import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { liesCompressed } from '../functions/console/lies-compressed.ts'

const compress = promisify(brotliCompress)

/** 11 saves a tenth more and takes twenty times as long. */
const quality = 9

/** Writes the assets of a built console a second time, compressed, beside themselves. */
export async function compressAssets(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const names = files.map((file) => join(file.parentPath, file.name))
  const assets = names.filter((name) => liesCompressed(relative(folder, name).replaceAll('\\', '/')))
  await Promise.all(
    assets.map(async (name) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
      await writeFile(`${name}.br`, await compress(await readFile(name), { params }))
    }),
  )
}
