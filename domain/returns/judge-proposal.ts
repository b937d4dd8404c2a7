import type { TransferBatch } from '../batches/transfer-batch.ts'
import type { ProposedReturns } from '../enterprises/enterprise-events.ts'
import type { UnfitPerson, UnfitWhy } from '../enterprises/unfit-returns.ts'
import type { EnterpriseId } from '../kernel/ids.ts'
import type { CalendarDate } from '../kernel/instant.ts'
import type { FieldError } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import { atTheJob, isPastBoarding, type Placement } from '../matching/placement.ts'
import { returnSentences } from './return-sentences.ts'

type Proposed = ProposedReturns['people'][number]
type Known = Pick<Placement, 'placementId' | 'enterpriseId' | 'countyCode' | 'journey'>
type Asking = Pick<TransferBatch, 'counties' | 'travelWindow'>

/**
 * What is wrong with an enterprise's proposal, by person: they are called what the enterprise called them. Where anything is, nobody is
 * taken. Somebody else's worker is told apart from none in no way: an enterprise learns nothing of others.
 */
export function judgeProposal(
  people: readonly Proposed[],
  { enterpriseId, batch, placements }: { enterpriseId: EnterpriseId; batch: Asking; placements: readonly Known[] },
): UnfitProposed[] {
  const known = new Map(placements.map((placement) => [placement.placementId, placement]))
  const seen = new Set<string>()
  return people.flatMap((one, index) => {
    const { placementId } = one
    const why = seen.has(placementId) ? 'twice' : whyNot(one, known.get(placementId), enterpriseId, batch)
    seen.add(placementId)
    if (!why) return []
    const words = wordsOf[why]({ who: placementId, ...batch.travelWindow })
    return [{ placementId, why, error: { pointer: `#/people/${index}`, words } }]
  })
}

/** Who of a proposal cannot be proposed: as we keep it, and as the enterprise is told. */
export type UnfitProposed = UnfitPerson & { readonly error: FieldError }

type Said = { who: string; from: CalendarDate; to: CalendarDate }
const wordsOf: Readonly<Record<UnfitWhy, (said: Said) => Sentence>> = {
  unknown: ({ who }) => returnSentences('not-yours', { who }),
  left: ({ who }) => returnSentences('has-left', { who }),
  'not-there-yet': ({ who }) => returnSentences('not-there-yet', { who }),
  'other-county': ({ who }) => returnSentences('other-county', { who }),
  'day-outside': ({ who, from, to }) => returnSentences('day-outside', { who, from, to }),
  twice: ({ who }) => returnSentences('named-twice', { who }),
}

function whyNot(
  { day }: Proposed,
  placement: Known | undefined,
  enterpriseId: EnterpriseId,
  { counties, travelWindow: { from, to } }: Asking,
): UnfitWhy | null {
  if (placement?.enterpriseId !== enterpriseId) return 'unknown'
  const { journey, countyCode } = placement
  if (!atTheJob.includes(journey.state))
    return journey.state === 'left' || isPastBoarding(journey) ? 'left' : 'not-there-yet'
  if (!counties.includes(countyCode)) return 'other-county'
  return isWithin(day, from, to) ? null : 'day-outside'
}

function isWithin(day: CalendarDate, from: CalendarDate, to: CalendarDate): boolean {
  return from <= day && day <= to
}
