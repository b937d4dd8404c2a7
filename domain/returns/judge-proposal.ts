import type { TransferBatch } from '../batches/transfer-batch.ts'
import type { ProposedReturns } from '../enterprises/enterprise-events.ts'
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
): FieldError[] {
  const known = new Map(placements.map((placement) => [placement.placementId, placement]))
  const seen = new Set<string>()
  return people.flatMap((one, index) => {
    const words = seen.has(one.placementId)
      ? returnSentences('named-twice', { who: one.placementId })
      : whyNot(one, known.get(one.placementId), enterpriseId, batch)
    seen.add(one.placementId)
    return words ? [{ pointer: `#/people/${index}`, words }] : []
  })
}

function whyNot(
  { placementId: who, day }: Proposed,
  placement: Known | undefined,
  enterpriseId: EnterpriseId,
  { counties, travelWindow: { from, to } }: Asking,
): Sentence | null {
  if (placement?.enterpriseId !== enterpriseId) return returnSentences('not-yours', { who })
  const { journey, countyCode } = placement
  if (!atTheJob.includes(journey.state))
    return journey.state === 'left' || isPastBoarding(journey)
      ? returnSentences('has-left', { who })
      : returnSentences('not-there-yet', { who })
  if (!counties.includes(countyCode)) return returnSentences('other-county', { who })
  return isWithin(day, from, to) ? null : returnSentences('day-outside', { who, from, to })
}

function isWithin(day: CalendarDate, from: CalendarDate, to: CalendarDate): boolean {
  return from <= day && day <= to
}
