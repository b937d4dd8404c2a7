import { tasks } from '../../functions/catalog.ts'
import { functionName, stateMachineName } from '../../functions/gateways/resource-names.ts'
import { workflows } from '../../workflows/catalog.ts'
import { journalIn } from '../runtime/start-runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { keepFormat, keptFormat } from './kept-format.ts'
import { migrations } from './migrations.ts'
import { renameFunctions } from './rename-functions.ts'
import { strandedExecutions } from './stranded-executions.ts'

/** What this version knows: how to bring a folder up to date, and what running executions find in it. */
export const thisVersion = {
  migrations,
  functions: new Set(Object.keys(tasks).map((task) => functionName(task))),
  machines: new Set(Object.keys(workflows).map((one) => stateMachineName(one))),
}

const otherwise = 'choose another folder with --data'

/**
 * Sees that this version can go on with what a data folder keeps, and migrates it if it is older. Call it on a folder that is
 * claimed, before anything in it is opened. If it breaks off in the middle, the next start migrates it again: each migration
 * leaves the same result when it is done twice, and its number is written after it.
 * @throws SetupProblem for a folder of a later format, or one with running executions that could not go on; both stay as
 * they are.
 */
export async function bringUpToDate(data: string, tell: (line: string) => void, version = thisVersion): Promise<void> {
  const format = 1 + version.migrations.length
  const kept = await keptFormat(data)
  if (kept === undefined) return keepFormat(data, format)
  if (kept > format)
    throw new SetupProblem(
      `what ${data} keeps was written by a later version (format ${kept}; this one knows ${format}): run that version on it, or ${otherwise}`,
    )
  const pending = version.migrations.slice(kept - 1)
  if (pending.length === 0) return
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
