import { SetupProblem } from '../setup-problem.ts'
import { keepFormat, keptFormat } from './kept-format.ts'

/** It changes only when what a data folder keeps changes. 1 is release v0.1.0. */
export const dataFormat = 1

/**
 * Sees that this version can go on with what a data folder keeps, and gives a new folder its format. Call it on a folder
 * that is claimed, before anything in it is opened.
 * @throws SetupProblem for a folder of a later format, which stays as it is.
 */
export async function bringUpToDate(data: string): Promise<void> {
  const kept = await keptFormat(data)
  if (kept === undefined) return keepFormat(data, dataFormat)
  if (kept > dataFormat)
    throw new SetupProblem(
      `what ${data} keeps was written by a later version (format ${kept}; this one knows ${dataFormat}): run that version on it, or choose another folder with --data`,
    )
}
