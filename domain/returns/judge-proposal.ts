import type { BatchReturns } from '../batches/batch-returns.ts'
import type { TransferBatch } from '../batches/transfer-batch.ts'
import type { ProposedReturns } from '../enterprises/enterprise-events.ts'
import type { UnfitPerson, UnfitWhy } from '../enterprises/unfit-returns.ts'
import type { EnterpriseId } from '../kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant, plus, plusDays } from '../kernel/instant.ts'
import type { FieldError } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import type { JourneyState, Placement } from '../matching/placement.ts'
import { returnSentences } from './return-sentences.ts'

type Proposed = ProposedReturns['people'][number]
type Known = Pick<Placement, 'placementId' | 'enterpriseId' | 'countyCode' | 'journey'>
type Asking = Pick<TransferBatch, 'counties' | 'travelWindow'> & { readonly earliest: CalendarDate }

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
    const words = wordsOf[why]({ who: placementId, ...batch.travelWindow, earliest: batch.earliest })
    return [{ placementId, why, error: { pointer: `#/people/${index}`, words } }]
  })
}

/** Who of a proposal cannot be proposed: as we keep it, and as the enterprise is told. */
export type UnfitProposed = UnfitPerson & { readonly error: FieldError }

type Said = { who: string; from: CalendarDate; to: CalendarDate; earliest: CalendarDate }
const wordsOf: Readonly<Record<UnfitWhy, (said: Said) => Sentence>> = {
  unknown: ({ who }) => returnSentences('not-yours', { who }),
  left: ({ who }) => returnSentences('has-left', { who }),
  'not-there-yet': ({ who }) => returnSentences('not-there-yet', { who }),
  'never-came': ({ who }) => returnSentences('never-came', { who }),
  'other-county': ({ who }) => returnSentences('other-county', { who }),
  'day-outside': ({ who, from, to }) => returnSentences('day-outside', { who, from, to }),
  'day-past': ({ who, earliest }) => returnSentences('day-past', { who, earliest }),
  twice: ({ who }) => returnSentences('named-twice', { who }),
}

function whyNot(
  { day }: Proposed,
  placement: Known | undefined,
  enterpriseId: EnterpriseId,
  { counties, travelWindow: { from, to }, earliest }: Asking,
): UnfitWhy | null {
  if (placement?.enterpriseId !== enterpriseId) return 'unknown'
  const { journey, countyCode } = placement
  const why = whyByJourney[journey.state]
  if (why) return why
  if (!counties.includes(countyCode)) return 'other-county'
  if (!isWithin(day, from, to)) return 'day-outside'
  return day < earliest ? 'day-past' : null
}

/** Why somebody never came is not for an enterprise to see. */
const whyByJourney: Readonly<Record<JourneyState['state'], UnfitWhy | null>> = {
  accepted: 'not-there-yet',
  seated: 'not-there-yet',
  boarded: 'not-there-yet',
  arrived: null,
  'handed-over': null,
  left: 'left',
  withdrawn: 'never-came',
  released: 'never-came',
  'no-show': 'never-came',
  diverted: 'never-came',
}

/**
 * The first day for which somebody may be proposed now: homeward they may leave from today on, back they are not at the post before the
 * answers are in.
 */
export function earliestProposed(
  { answerHours, returns: { direction, proposeUntil } }: Pick<TransferBatch, 'answerHours'> & { returns: BatchReturns },
  now: Instant,
): CalendarDate {
  return direction === 'homeward'
    ? dateInShanghai(now)
    : plusDays(dateInShanghai(plus(proposeUntil, { hours: answerHours })), 1)
}

function isWithin(day: CalendarDate, from: CalendarDate, to: CalendarDate): boolean {
  return from <= day && day <= to
}
