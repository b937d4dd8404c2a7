import { type CaseId, derivedId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { isPastBoarding, type Placement } from '../matching/placement.ts'
import type { Case, CaseIn } from './case.ts'
import { type CaseKind, type CaseOpener, kindsOpenedBy } from './case-kinds.ts'
import type { CheckIn, CheckInAnswer, CheckInFacts } from './check-in.ts'
import { type FirstWage, isBroken } from './first-wage.ts'

/** Whom a case is about. */
type CaseSubject = Pick<
  Case,
  'workerId' | 'batchId' | 'chunk' | 'placementId' | 'enterpriseId' | 'countyCode' | 'cityCode'
>

interface CallFacts {
  readonly key: string
  readonly at: Instant
  readonly by?: Extract<CaseOpener, 'call' | 'cry' | 'remark'> | undefined
  readonly sealedText?: string | undefined
}

/** What this opens for somebody: a case, or nothing. */
function openCase(
  opener: CaseOpener,
  subject: CaseSubject,
  openedAt: Instant,
  idOf: (kind: CaseKind) => CaseId,
): CaseIn<'opened'>[] {
  const { workerId, batchId, chunk, placementId, enterpriseId, countyCode, cityCode } = subject
  const whose = { workerId, batchId, chunk, placementId, enterpriseId, countyCode, cityCode }
  return kindsOpenedBy(opener).map((kind) => ({ caseId: idOf(kind), kind, ...whose, openedAt, state: 'opened' }))
}

/** What an answer to a check-in opens, or the silence at its end. The same check-in and kind is the same case. */
export function openOnCheckIn(
  checkIn: CheckInFacts,
  said: CheckInAnswer | 'silence' | 'wage-broken' | 'no-contract',
  at: Instant,
  firstWage?: FirstWage,
): CaseIn<'opened'>[] {
  const { cohortId, day, workerId } = checkIn
  const opened = openCase(said, checkIn, at, (kind) => derivedId('CaseId', cohortId, day, workerId, kind))
  return opened.map((one) => ({ ...one, checkInDay: day, ...(firstWage && { firstWage }) }))
}

/** What the answer to a check-in opens: by itself, or by what it comes to. */
export function openOnAnswer(checkIn: CheckIn & { readonly state: 'answered' }): CaseIn<'opened'>[] {
  const { answer, answeredAt, wage } = checkIn
  const opened = openOnCheckIn(checkIn, answer, answeredAt)
  return wage && isBroken(wage) ? [...opened, ...openOnCheckIn(checkIn, 'wage-broken', answeredAt, wage)] : opened
}

/**
 * What a call or cry for help opens, or a remark; the same key is the same call. `placement` is null before a yes. `sealedText`
 * is what the worker typed.
 */
export function openOnCall(
  caller: Pick<CaseSubject, 'workerId' | 'batchId' | 'chunk' | 'countyCode'>,
  placement: Placement | null,
  { key, at, by = 'call', sealedText }: CallFacts,
): CaseIn<'opened'>[] {
  const opened = openCase(by, { ...caller, ...jobOf(placement) }, at, () => derivedId('CaseId', caller.workerId, key))
  return sealedText === undefined ? opened : opened.map((one) => ({ ...one, sealedText }))
}

/** What a colleague opens; the same key is the same case. `placement` is null before a yes. */
export function openByHand(
  whose: Pick<CaseSubject, 'workerId' | 'batchId' | 'chunk' | 'countyCode'>,
  placement: Placement | null,
  { key, at, sealedText, ...told }: Omit<CallFacts, 'by'> & Required<Pick<Case, 'kind' | 'openedBy' | 'toldBy'>>,
): CaseIn<'opened'> {
  const { workerId, batchId, chunk, countyCode } = whose
  return {
    caseId: derivedId('CaseId', workerId, key),
    workerId,
    batchId,
    chunk,
    countyCode,
    ...jobOf(placement),
    ...told,
    ...(sealedText !== undefined && { sealedText }),
    openedAt: at,
    state: 'opened',
  }
}

/** From boarding on the city's station is nearer than the county. */
function jobOf(placement: Placement | null): Pick<CaseSubject, 'placementId' | 'enterpriseId' | 'cityCode'> {
  if (!placement) return { placementId: null, enterpriseId: null, cityCode: null }
  const { placementId, enterpriseId, journey, cityCode } = placement
  return { placementId, enterpriseId, cityCode: isPastBoarding(journey) ? cityCode : null }
}

/** What is opened for somebody whom no plant took over. */
export function openOnArrival({ journey, ...placement }: Placement): CaseIn<'opened'>[] {
  if (journey.state !== 'diverted') return []
  return openCase('not-taken-over', placement, journey.at, (kind) => derivedId('CaseId', placement.placementId, kind))
}
