import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { interviewFor } from './interview-for.ts'

/** Destroys the key of the note, so that no copy of it can be read any more. Twice is as once. */
async function eraseInterviewNote(
  { params, staff }: Call<Routes['erase-interview-note']>,
  deps: Pick<Deps, 'enterprises' | 'interviews' | 'personKeys'>,
) {
  const kept = await interviewFor(staff, params, deps)
  if (isRefusal(kept)) return kept
  const { interview } = kept
  if (interview.noted !== 'sealed') return interview
  await deps.personKeys.destroy(interview.interviewId)
  await deps.interviews.eraseNote(interview.interviewId)
  return { ...interview, noted: 'erased' as const }
}

export const handler = http(routes['erase-interview-note'], eraseInterviewNote)
