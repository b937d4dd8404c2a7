import { whyNotChecked } from './doctor/why-not-checked.ts'
import { StageProblem } from './read-stage.ts'

/**
 * Prints why a command of an operator ended, without a trace of the code, and has it end with 2 where it was asked wrongly, else with 1.
 */
export function tellProblem(error: unknown): void {
  const wrong = error instanceof StageProblem
  const why = whyNotChecked(error)
  if (wrong) console.error(error.message)
  else if (why !== undefined)
    console.error(`AWS: ${why}. Sign in to the account of the stage, and see that it is reached.`)
  else console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = wrong ? 2 : 1
}
