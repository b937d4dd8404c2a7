import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { type Routes, routes } from './catalog.ts'
import { interviewFor } from './interview-for.ts'

/** One interview; its note only where the reader says why. */
async function getInterview(
  { params, query, staff }: Call<Routes['get-interview']>,
  deps: Pick<Deps, 'enterprises' | 'interviews' | 'vault'>,
) {
  const kept = await interviewFor(staff, params, deps)
  if (isRefusal(kept)) return kept
  const { interview, sealedNote } = kept
  if (query.details !== 'full') return interview
  const why = query.why ?? ''
  const { interviewId } = interview
  const [note] =
    sealedNote === undefined
      ? []
      : await deps.vault.open('text', [sealedNote], `${staff.subject} reads ${interviewId}, ${why}`)
  // Whom a note tells of nobody can count: it is one reading.
  return new OpenedDetails({ ...interview, ...(note !== undefined && { note }) }, { list: interviewId, people: 1, why })
}

export const handler = http(routes['get-interview'], getInterview)
