import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { renameOver } from '../rename-over.ts'

/** What one machine keeps beside the service's own data: how far its clock is from the machine's. */
export const KeptBeside = z.object({
  /** Milliseconds; below 0 only while the example of a first start is prepared in the past. */
  ahead: z.number(),
})
export type KeptBeside = z.infer<typeof KeptBeside>

const fileIn = (data: string) => join(data, 'local.json')

/** Null on the first start. */
export async function readKeptBeside(data: string): Promise<KeptBeside | null> {
  try {
    return KeptBeside.parse(parseJson(await readFile(fileIn(data))))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}

/** Written beside and renamed: a crash leaves the old state or the new one. */
export async function keepBeside(data: string, kept: KeptBeside): Promise<void> {
  const beside = `${fileIn(data)}.new`
  await writeFile(beside, JSON.stringify(kept, null, 2))
  await renameOver(beside, fileIn(data))
}
