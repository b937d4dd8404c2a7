import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renameOver } from '../rename-over.ts'
import { SetupProblem } from '../setup-problem.ts'

const fileIn = (data: string) => join(data, 'format')

/** One of them is in every folder that something was kept in. */
const databases = ['partners.sqlite', 'workflows.sqlite', 'dynamodb.sqlite']

/**
 * The format of what a data folder keeps, undefined where nothing is kept yet. Release v0.1.0 wrote no number: that is 1.
 * @throws SetupProblem when the file holds no number.
 */
export async function keptFormat(data: string): Promise<number | undefined> {
  const text = await readFile(fileIn(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return databases.some((file) => existsSync(join(data, file))) ? 1 : undefined
  if (/^[1-9]\d*\n$/.test(text)) return Number(text)
  throw new SetupProblem(`what ${data} keeps is damaged: put back a copy of it, or choose another folder with --data`)
}

/** Written beside and renamed: a crash leaves the old number or the new one. */
export async function keepFormat(data: string, format: number): Promise<void> {
  const beside = `${fileIn(data)}.new`
  await writeFile(beside, `${format}\n`, { flush: true })
  await renameOver(beside, fileIn(data))
}
