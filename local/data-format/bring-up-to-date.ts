import { journalIn } from '../runtime/journal-in.ts'
import { SetupProblem } from '../setup-problem.ts'
import { keepFormat, keptFormat } from './kept-format.ts'
import { renameFunctions } from './rename-functions.ts'
import { strandedExecutions } from './stranded-executions.ts'
import { thisFormat } from './this-format.ts'
import type { Version } from './this-version.ts'

const otherwise = 'choose another folder with --data'

/**
 * Sees that this version can go on with what a data folder keeps, and migrates it if it is older. Call it on a folder that is
 * claimed, before anything in it is opened. If it breaks off in the middle, the next start migrates it again: each migration
 * leaves the same result when it is done twice, and its number is written after it.
 * @throws SetupProblem for a folder of a later format, or one with running executions that could not go on; both stay as
 * they are.
 */
export async function bringUpToDate(data: string, tell: (line: string) => void, given?: Version): Promise<void> {
  const format = given ? 1 + given.migrations.length : thisFormat
  const kept = await keptFormat(data)
  if (kept === undefined) return keepFormat(data, format)
  if (kept > format)
    throw new SetupProblem(
      `what ${data} keeps was written by a later version (format ${kept}; this one knows ${format}): run that version on it, or ${otherwise}`,
    )
  if (kept === format) return
  const version = given ?? (await import('./this-version.ts')).thisVersion
  const pending = version.migrations.slice(kept - 1)
  const journal = journalIn(data)
  const stranded = [...strandedExecutions(journal, pending, version)]
  if (stranded.length > 0)
    throw new SetupProblem(
      `this version cannot go on with what runs in ${data} (${stranded.map(([machine, count]) => `${count} of ${machine}`).join(', ')}): let the version before bring it to its end, or ${otherwise}`,
    )
  for (const [index, migration] of pending.entries()) {
    renameFunctions(journal, migration, version.functions)
    await migration.change?.(data)
    await keepFormat(data, kept + index + 1)
  }
  tell(`${data} was brought up to date: from format ${kept} to ${format}`)
}
