import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { mayBeTakenBack } from '../../domain/surveys/may-be-taken-back.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import { standsFrom } from '../../domain/surveys/stands-from.ts'
import { supersedes } from '../../domain/surveys/supersedes.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

/** What a corrected row does to the registry. */
export interface Placing {
  /** Another survey of the same person is later, or a later row of this one. */
  readonly isOutranked: boolean
  /** What stood in the registry under the ID. */
  readonly known: Worker | undefined
  /** Whom an earlier correction brought in under an ID that the row no longer has. */
  readonly leaver: Worker | null
  /** Another row of this survey, which counted as accepted until now: the corrected one outranks it. */
  readonly displaced: Displaced | null
}

interface Displaced {
  /** As it stood; its own record where it has one. */
  readonly row: SheetRow
  readonly isKept: boolean
}

interface Asked {
  readonly row: SheetRow
  readonly reading: SurveyRow
  readonly worker: Worker
  readonly staff: Staff
  readonly isSamePerson: boolean
  /** For the log. */
  readonly why: string
}

/**
 * The registry's rules for a row that is read again. One thing is asked that an import does not ask: where the ID is registered
 * under another name, a hand that slipped would write one person over another, so somebody has to say that they are one.
 */
export async function placeCorrected(
  asked: Asked,
  deps: Pick<Deps, 'workers' | 'surveyRows' | 'vault'>,
): Promise<Placing | Refusal<'conflict'>> {
  const { row, reading, worker } = asked
  const known = (await deps.workers.get(worker.workerId)) ?? undefined
  const isOther = known !== undefined && !standsFrom(known, row)
  const taken = isOther ? await takenId(known, asked, deps) : null
  if (taken) return taken
  const leaver = await leaverOf(asked, deps)
  if (isRefusal(leaver)) return leaver
  const isOutranked = isOther && !outranks(reading, known, row)
  const isDisplaced = isOther && !isOutranked && known.surveyId === row.surveyId
  return { isOutranked, known, leaver, displaced: isDisplaced ? await displacedBy(known, row, deps) : null }
}

/** As in a sheet that is read whole: of two rows of the same day the one further down stands. */
function outranks(reading: SurveyRow, known: Worker, row: SheetRow): boolean {
  if (known.surveyId !== row.surveyId || known.surveyDate !== reading.surveyDate) return supersedes(reading, known)
  const sheets = row.sheetNumber - (known.surveySheet ?? 1)
  return sheets > 0 || (sheets === 0 && row.rowNumber > known.surveyRow)
}

async function takenId(
  known: Worker,
  { reading, staff, isSamePerson, why }: Asked,
  { vault }: Pick<Deps, 'vault'>,
): Promise<Refusal<'conflict'> | null> {
  const fields = { sealedName: 'name', sealedTownship: 'township', sealedVillage: 'village' } as const
  const [opened] = await vault.openOf([known], fields, why)
  const name = opened?.sealedName
  if (name?.reveal() === reading.name.reveal()) return null
  if (!inScope(staff, { counties: [known.countyCode] }))
    return refuse('conflict', surveySentences('id-taken-elsewhere'))
  if (isSamePerson) return null
  const village = `${opened?.sealedTownship ?? ''}${opened?.sealedVillage ?? ''}`
  return refuse('conflict', surveySentences('id-taken', { village, name: name?.masked ?? '' }))
}

async function leaverOf(
  { row, worker }: Asked,
  { workers }: Pick<Deps, 'workers'>,
): Promise<Worker | Refusal<'conflict'> | null> {
  if (row.workerId === null || row.workerId === worker.workerId) return null
  const before = await workers.get(row.workerId)
  if (!before || !standsFrom(before, row)) return null
  if (row.isNewcomer && mayBeTakenBack(before)) return before
  return refuse('conflict', surveySentences('other-id'))
}

async function displacedBy(known: Worker, row: SheetRow, { surveyRows }: Pick<Deps, 'surveyRows'>): Promise<Displaced> {
  const place = { surveyId: row.surveyId, sheetNumber: known.surveySheet ?? 1, rowNumber: known.surveyRow }
  const kept = await surveyRows.get(place)
  if (kept) return { row: kept, isKept: true }
  const counted = { isCandidate: isCandidate({ ...known, engagedIn: null }), isHeld: false }
  return { row: { ...row, ...place, ...counted, state: 'accepted', reason: null, columns: [] }, isKept: false }
}
