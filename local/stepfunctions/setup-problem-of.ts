import { dataProblem } from '../data-problem.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { EngineOptionsGiven } from './read-engine-options.ts'

/** Why it could not start, in one line that says what to do; anything else than these comes back as it is. */
export function setupProblemOf(thrown: unknown, { port, data = '' }: EngineOptionsGiven): unknown {
  const failure = dataProblem(thrown, data)
  const folder = `the folder ${data}`
  const otherwise = 'choose another with --data'
  switch (failure instanceof Error && 'code' in failure && failure.code) {
    case 'EADDRINUSE':
      return new SetupProblem(`port ${port} is in use: choose another with --port, or stop what listens there`)
    case 'EACCES':
      return new SetupProblem(`port ${port} or ${folder} is not for you: choose another with --port or --data`)
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EROFS':
    case 'EPERM':
    case 'ENOSPC':
      return new SetupProblem(`${folder} cannot be made: make the one around it, or ${otherwise}`)
    default:
      return failure
  }
}
