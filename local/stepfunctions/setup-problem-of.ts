import { SetupProblem } from '../setup-problem.ts'
import { UnusableJournal, unusable } from './journal/unusable-journal.ts'
import type { EngineOptionsGiven } from './read-engine-options.ts'

/** Why it could not start, in one line that says what to do; anything else than these comes back as it is. */
export function setupProblemOf(thrown: unknown, { port, data = '' }: EngineOptionsGiven): unknown {
  const failure = unusable(thrown)
  const folder = `the folder ${data}`
  const otherwise = 'choose another with --data'
  if (failure instanceof UnusableJournal) {
    return new SetupProblem(
      {
        'in use': `${folder} is in use: ${otherwise}, or stop what runs on it`,
        damaged: `the journal in ${folder} is damaged: put back a copy of it, or ${otherwise}`,
        'of another form': `the journal in ${folder} was written by another version: run that one on it, or ${otherwise}`,
        'out of reach': `${folder} cannot be read and written: ${otherwise}`,
      }[failure.why],
    )
  }
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
