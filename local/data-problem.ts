import { SetupProblem } from './setup-problem.ts'
import { UnusableJournal, unusable } from './stepfunctions/journal/unusable-journal.ts'

/** Why the data in a folder cannot be used, in one line that says what to do; anything else comes back as it is. */
export function dataProblem(thrown: unknown, data: string): unknown {
  const failure = unusable(thrown)
  if (!(failure instanceof UnusableJournal)) return failure
  const otherwise = 'choose another folder with --data'
  return new SetupProblem(
    {
      'in use': `the folder ${data} is in use: choose another with --data, or stop what runs on it`,
      damaged: `what ${data} keeps is damaged: put back a copy of it, or ${otherwise}`,
      'of another form': `what ${data} keeps was written by another version: run that one on it, or ${otherwise}`,
      'out of reach': `${data} cannot be read and written: ${otherwise}`,
    }[failure.why],
  )
}
