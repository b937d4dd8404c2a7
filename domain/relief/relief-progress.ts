import * as z from 'zod'
import { HelpKind, type HelpOffer, mayHearOfWork } from './help-offer.ts'

const count = z.int().nonnegative()

/** How far the offering of help is, in people who consent to being called. */
export const ReliefProgress = z.object({
  people: count,
  /** Of them, at work or on the way elsewhere: they are asked for their families' sake. */
  away: count,
  /** Nobody has reached them yet: their offers of jobs wait. */
  toOffer: count,
  /** Of those, tried and not reached. */
  notReached: count,
  noNeed: count,
  needsHelp: count,
  settled: count,
  /** Who may not be offered a job yet. */
  paused: count,
  /** How many need each kind of help now. */
  needs: z.partialRecord(HelpKind, count),
})
export type ReliefProgress = z.infer<typeof ReliefProgress>

/** `people` are those of the county who consent; `offers` what was recorded of them. */
export function reliefProgress(
  people: readonly { readonly workerId: string; readonly isAway: boolean }[],
  offers: ReadonlyMap<string, Pick<HelpOffer, 'answer' | 'needs' | 'wantsWork'>>,
): ReliefProgress {
  const of = people.map(({ workerId }) => offers.get(workerId))
  const number = (answer: HelpOffer['answer']) => of.filter((offer) => offer?.answer === answer).length
  const notReached = number('not-reached')
  const needs: Partial<Record<HelpKind, number>> = {}
  for (const offer of of)
    if (offer?.answer === 'needs-help') for (const need of offer.needs) needs[need] = (needs[need] ?? 0) + 1
  return {
    people: people.length,
    away: people.filter(({ isAway }) => isAway).length,
    toOffer: of.filter((offer) => offer === undefined).length + notReached,
    notReached,
    noNeed: number('no-need'),
    needsHelp: number('needs-help'),
    settled: number('settled'),
    paused: of.filter((offer) => !mayHearOfWork(offer)).length,
    needs,
  }
}
