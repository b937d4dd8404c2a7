import { Service } from 'electrodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { AnswerToOffer, Offer } from '../../domain/matching/offer.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { type Database, expiry } from '../database.ts'
import { claimEntity } from '../enterprises/places.ts'
import { workerEntity } from '../surveys/worker-entity.ts'
import { writeEach } from '../write-each.ts'
import { writeGroups } from '../write-groups.ts'
import { writeSingly } from '../write-singly.ts'
import { keptPromise } from './kept-promise.ts'
import { type OfferKey, offerEntity } from './offers.ts'
import { placementEntity, placementRetention } from './placements.ts'

/** What an answer finds, and leaves: the offer as it was seen, and all answers to it then. */
interface Answering {
  readonly seen: Offer
  readonly answers: readonly AnswerToOffer[]
}

/** A yes as it becomes a placement; without `answering`, the first answer to its offer. */
export type TakenYes = Placement & { readonly round: number; readonly answering?: Answering }

type Closing = OfferKey & {
  readonly change:
    | { readonly state: 'declined'; readonly answeredAt: Instant }
    | { readonly state: 'unanswered' | 'withdrawn'; readonly closedAt: Instant }
}

/** What an answer changes changes together: the offer, the placement, its place, and whether the worker is free. */
export function answersIn(database: Database) {
  const own = offerEntity(database)
  const service = new Service({
    offers: offerEntity(database),
    placements: placementEntity(database),
    workers: workerEntity(database),
    claims: claimEntity(database),
  })

  /** Each open offer takes its change; answers the offers that were open. */
  async function closeOpen<Closed extends Closing>(offers: readonly Closed[]): Promise<Closed[]> {
    return writeSingly(offers, database, (offer) =>
      own
        .patch(keyOf(offer))
        .set(offer.change)
        .where(({ state }, { eq }) => eq(state, 'sent')),
    )
  }
  type Where = Parameters<ReturnType<ReturnType<typeof own.patch>['set']>['where']>[0]
  /** Unless the offer has changed since it was seen, or its round is over. */
  const asSeen =
    ({ seen }: Answering): Where =>
    ({ state, given, roundClosedAt }, { eq, notExists }) => {
      const isAsSeen = seen.answers ? eq(given, seen.answers.length) : notExists(given)
      return `${eq(state, seen.state)} AND ${isAsSeen} AND ${notExists(roundClosedAt)}`
    }
  type Entities = Parameters<Parameters<typeof service.transaction.write>[0]>[0]
  /** The yes, and the placement that comes of it. */
  const yesWrites = (entities: Entities, { round, answering, ...placement }: TakenYes) => {
    const { batchId, chunk, workerId, acceptedAt, journey } = placement
    return [
      answering
        ? entities.offers
            .patch(keyOf(answering.seen))
            .set({ state: 'accepted', answeredAt: acceptedAt, ...withAnswers(answering) })
            .where(asSeen(answering))
            .commit()
        : entities.offers
            .patch({ batchId, chunk, round, workerId })
            .set({ state: 'accepted', answeredAt: acceptedAt })
            .where(({ state }, { eq }) => eq(state, 'sent'))
            .commit(),
      entities.placements
        .put({
          ...placement,
          promise: keptPromise(placement.promise),
          state: journey.state,
          expiresAt: expiry(acceptedAt, placementRetention),
        })
        .commit(),
    ]
  }
  /** Somebody on a journey home or back stays engaged at their post, and takes no place of it. */
  const acceptReturns = (some: readonly TakenYes[]) =>
    writeEach(some, 2, (few) =>
      service.transaction.write((entities) => few.flatMap((one) => yesWrites(entities, one))).go(),
    )
  const acceptJobs = (orders: readonly (readonly TakenYes[])[]) =>
    writeGroups(orders, { perItem: 3, perGroup: 1 }, (groups) =>
      service.transaction
        .write((entities) =>
          groups.flatMap((some) => [
            ...some.flatMap((one) => [
              ...yesWrites(entities, one),
              entities.workers
                .patch({ workerId: one.workerId })
                .set({ engagedIn: one.batchId })
                .where(({ engagedIn }, { notExists }) => notExists(engagedIn))
                .commit(),
            ]),
            ...some.slice(0, 1).map(({ jobOrderId, batchId }) =>
              entities.claims
                .update({ jobOrderId, batchId })
                .add({ open: -some.length, accepted: some.length })
                // A batch that asked before places were counted has no claim, and its matching alone keeps to the places.
                .where(
                  ({ asked, open, isClosed }, { gte, notExists }) =>
                    `${notExists(asked)} OR (${gte(open, some.length)} AND ${notExists(isClosed)})`,
                )
                .commit(),
            ),
          ]),
        )
        .go(),
    )
  const noWrites = (entities: Entities, answering: Answering) => {
    const { batchId, chunk, workerId } = answering.seen
    return [
      entities.offers.patch(keyOf(answering.seen)).set(declined(answering)).where(asSeen(answering)).commit(),
      entities.placements
        .delete({ batchId, chunk, workerId })
        .where(({ state }, { eq }) => eq(state, 'accepted'))
        .commit(),
    ]
  }
  const takeBackReturns = <No extends Answering>(some: readonly No[]) =>
    writeEach(some, 2, (few) =>
      service.transaction.write((entities) => few.flatMap((one) => noWrites(entities, one))).go(),
    )
  const takeBackJobs = <No extends Answering>(orders: readonly (readonly No[])[]) =>
    writeGroups(orders, { perItem: 3, perGroup: 1 }, (groups) =>
      service.transaction
        .write((entities) =>
          groups.flatMap((some) => [
            ...some.flatMap((one) => [
              ...noWrites(entities, one),
              entities.workers
                .patch({ workerId: one.seen.workerId })
                .remove(['engagedIn'])
                .where(({ engagedIn }, { eq }) => eq(engagedIn, one.seen.batchId))
                .commit(),
            ]),
            ...some
              .slice(0, 1)
              .map(({ seen: { jobOrderId, batchId } }) =>
                entities.claims
                  .update({ jobOrderId, batchId })
                  .add({ open: some.length, accepted: -some.length })
                  .commit(),
              ),
          ]),
        )
        .go(),
    )
  return {
    /**
     * Takes each yes whose offer is still open, whose worker is in no other batch and for which the batch keeps a place;
     * answers those it took. A yes that was taken before is left out like one that came too late.
     */
    async accept(placements: readonly TakenYes[]): Promise<Placement[]> {
      const accepted: Placement[] = []
      for (const { jobs, returns } of turnsOf(placements, (one) => one))
        accepted.push(...(await acceptJobs(jobs)), ...(await acceptReturns(returns)))
      return accepted
    },
    /** Takes each no to an offer to which no yes stands; answers those it took. */
    async decline<No extends Answering>(given: readonly No[]): Promise<No[]> {
      return writeSingly(given, database, (answering) =>
        own.patch(keyOf(answering.seen)).set(declined(answering)).where(asSeen(answering)),
      )
    },
    /** Makes each yes a no while nothing has followed from it: place and worker are free; answers those it took. */
    async takeBack<No extends Answering>(given: readonly No[]): Promise<No[]> {
      const taken: No[] = []
      for (const { jobs, returns } of turnsOf(given, ({ seen }) => seen))
        taken.push(...(await takeBackJobs(jobs)), ...(await takeBackReturns(returns)))
      return taken
    },
    /** Puts an answer that another overrules on record; answers those it noted. */
    async note<Noted extends Answering>(given: readonly Noted[]): Promise<Noted[]> {
      return writeSingly(given, database, (answering) =>
        own.patch(keyOf(answering.seen)).set(withAnswers(answering)).where(asSeen(answering)),
      )
    },
    /** From now on no answer to these offers can be changed. */
    async endRound(offers: readonly OfferKey[], roundClosedAt: Instant): Promise<void> {
      await writeSingly(offers, database, (offer) =>
        own
          .patch(keyOf(offer))
          .set({ roundClosedAt })
          .where((standing, { notExists }) => notExists(standing.roundClosedAt)),
      )
    },
    /** Closes the open ones among them; answers which these were. */
    close: <Key extends OfferKey>(offers: readonly Key[], state: 'unanswered' | 'withdrawn', closedAt: Instant) =>
      closeOpen(offers.map((offer) => ({ ...offer, change: { state, closedAt } }))),
  }
}

interface Turn<One> {
  /** Of one batch and one job order each. */
  readonly jobs: readonly (readonly One[])[]
  readonly returns: readonly One[]
}

/** What goes at once: of somebody who says the same to two offers the first comes first. */
function turnsOf<One>(
  given: readonly One[],
  of: (one: One) => Pick<Offer, 'batchId' | 'jobOrderId' | 'workerId'> & { readonly returns?: unknown },
): Turn<One>[] {
  const people = new Set(given.map((one) => of(one).workerId))
  const turns = people.size === given.length ? [given] : given.map((one) => [one])
  return turns.map((some) => {
    const jobs = some.filter((one) => of(one).returns === undefined)
    const ofOrders = Map.groupBy(jobs, (one) => `${of(one).batchId} ${of(one).jobOrderId}`)
    return { jobs: [...ofOrders.values()], returns: some.filter((one) => of(one).returns !== undefined) }
  })
}

function keyOf({ batchId, chunk, round, workerId }: OfferKey): OfferKey {
  return { batchId, chunk, round, workerId }
}

function withAnswers({ answers }: Answering) {
  return { answers: [...answers], given: answers.length }
}

function declined(answering: Answering) {
  return { state: 'declined' as const, answeredAt: lastOf(answering), ...withAnswers(answering) }
}

function lastOf({ answers, seen }: Answering): Instant {
  return answers.at(-1)?.at ?? seen.sentAt
}
