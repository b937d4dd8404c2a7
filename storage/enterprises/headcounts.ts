import { isDeepStrictEqual } from 'node:util'
import { Service } from 'electrodb'
import {
  askWithin,
  confirmedPlaces,
  type HeadcountRequest,
  type HeadcountRequestIn,
} from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { freePlaces, placesKept } from '../../domain/enterprises/place-claim.ts'
import { entryOfHeadcount, waitingOnHeadcount } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { BatchId, EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { WaitingScope } from '../../domain/kernel/waiting.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { writeEach } from '../write-each.ts'
import { agreementEntity } from './agreements.ts'
import { factOfHeadcount, firmFactEntity } from './firm-facts.ts'
import { jobOrderEntity } from './job-orders.ts'
import { claimEntity, placesIn } from './places.ts'

/** Batches that ask for the same places, or orders under the same quota, at the same moment come one after the other. */
const mostTries = 30

/** Questions that are read at a time where one that is open is looked for. */
const openAtOnce = 100

/** A question with whom it went to and the step that waits for the answer. */
export interface KeptHeadcount {
  readonly request: HeadcountRequest
  readonly enterpriseId: EnterpriseId
  /** Null until a step waits. */
  readonly token: string | null
  /** When the enterprise last heard the question or a reminder; null where it has not, or where that was not noted yet. */
  readonly toldAt: Instant | null
  /** Whose lists it stands on while it is open; null: the province's alone. */
  readonly lists: readonly WaitingScope[] | null
}

interface Stored extends Omit<KeptHeadcount, 'token' | 'toldAt' | 'lists'> {
  readonly lists?: readonly WaitingScope[] | undefined
  readonly token?: string | undefined
  readonly toldAt?: Instant | undefined
}

function keptOf({ request, enterpriseId, token, toldAt, lists }: Stored): KeptHeadcount {
  return { request, enterpriseId, token: token ?? null, toldAt: toldAt ?? null, lists: lists ?? null }
}

export function headcountsIn(database: Database) {
  const headcounts = new Entity(
    {
      model: { entity: 'headcount', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        /** `request.state`, apart because conditions look at it. */
        state: { type: text<HeadcountRequest['state']>(), required: true },
        request: { type: typed<HeadcountRequest>(), required: true },
        lists: { type: typed<readonly WaitingScope[]>() },
        token: { type: 'string' },
        toldAt: { type: text<Instant>() },
        /** The enterprise while the question is open, and none afterwards: so the index holds open questions only. */
        openWith: { type: text<EnterpriseId>() },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['jobOrderId'] } },
        open: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['openWith'] },
          sk: { field: 'gsi1sk', composite: [] },
        },
      },
    },
    database,
  )
  const jobOrders = jobOrderEntity(database)
  const claims = claimEntity(database)
  const agreements = agreementEntity(database)
  const places = placesIn(database)
  const service = new Service({
    headcounts,
    jobOrders,
    claims,
    agreements,
    firmFacts: firmFactEntity(database),
    waiting: waitingEntity(database),
  })

  async function get(batchId: BatchId, jobOrderId: JobOrderId): Promise<KeptHeadcount | null> {
    const { data } = await headcounts.get({ batchId, jobOrderId }).go({ consistent: true })
    return data && keptOf(data)
  }
  async function keptOfBatch(batchId: BatchId): Promise<KeptHeadcount[]> {
    const { data } = await headcounts.query.ofBatch({ batchId }).go({ pages: 'all' })
    return data.map(keptOf)
  }
  /** False where it changed meanwhile. */
  async function listOne(
    key: { readonly batchId: BatchId; readonly jobOrderId: JobOrderId },
    after: readonly WaitingScope[],
  ): Promise<boolean> {
    const kept = await get(key.batchId, key.jobOrderId)
    if (kept?.request.state !== 'open' || isDeepStrictEqual(kept.lists, after)) return true
    const { enterpriseId } = kept
    const request = kept.request as HeadcountRequest
    const before = kept.lists ?? undefined
    const entries = [
      waitingOnHeadcount(request, enterpriseId, before),
      waitingOnHeadcount(request, enterpriseId, after),
    ] as const
    const listed = await writeEach([after], 1 + entryCount(...entries), () =>
      service.transaction
        .write((entities) => [
          entities.headcounts
            .patch(key)
            .set({ lists: [...after] })
            .where(
              ({ state, request: standing, lists }, { eq, notExists }) =>
                `${eq(state, 'open')} AND ${eq(standing, request)} AND ${before ? eq(lists, before) : notExists(lists)}`,
            )
            .commit(),
          ...entryWrites(entities.waiting, ...entries),
        ])
        .go(),
    )
    return listed.length > 0
  }
  /** What all batches together may still ask for under the order's agreement, and the write that claims it; null without a quota. */
  async function quotaFor({ id, agreementId }: JobOrder) {
    const { data } = await agreements.get({ agreementId }).go({ consistent: true })
    const quota = data?.agreement.quota
    if (!data || quota === undefined) return null
    const { claims: seen, claimedOrders = [] } = data
    const claimed = await Promise.all([...new Set([...claimedOrders, id])].map((one) => places.claimsOn(one)))
    const kept = claimed.flat().reduce((sum, claim) => sum + placesKept(claim), 0)
    const after = { claims: (seen ?? 0) + 1, claimedOrders: [...new Set([...claimedOrders, id])] }
    return { agreementId, free: quota - kept, seen, after }
  }
  return {
    get,
    keptOfBatch,
    async ofBatch(batchId: BatchId): Promise<HeadcountRequest[]> {
      return (await keptOfBatch(batchId)).map(({ request }) => request)
    },
    /** Whether any question of the batch is open at this moment; reads no further than to the first. */
    async isAnyOpen(batchId: BatchId): Promise<boolean> {
      let cursor: string | null = null
      do {
        const page: { data: { state: string }[]; cursor: string | null } = await headcounts.query
          .ofBatch({ batchId })
          .go({ attributes: ['state'], limit: openAtOnce, cursor, consistent: true })
        if (page.data.some(({ state }) => state === 'open')) return true
        cursor = page.cursor
      } while (cursor !== null)
      return false
    },
    async pageOfBatch(batchId: BatchId, cursor: string | null, limit: number): Promise<Page<KeptHeadcount>> {
      const { data, cursor: next } = await headcounts.query.ofBatch({ batchId }).go({ cursor, limit })
      return { items: data.map(keptOf), next }
    },
    /**
     * Asks for as many of the wished places as no other batch keeps, and keeps them for this one; answers the question as it
     * stands, which may have been asked before. Null where the batch has ended and may ask no more.
     */
    async ask(
      wish: HeadcountRequestIn<'open'>,
      enterpriseId: EnterpriseId,
      lists?: readonly WaitingScope[],
    ): Promise<HeadcountRequest | null> {
      const { batchId, jobOrderId } = wish
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const asked = await get(batchId, jobOrderId)
        if (asked) return asked.request
        // Read before the claims: whoever claims places after this look changes it, and the write below is refused.
        const { data: order } = await jobOrders.get({ jobOrderId }).go({ consistent: true })
        if (!order) throw new Error(`${jobOrderId} is gone`)
        const quota = await quotaFor(order.jobOrder)
        const { claims: claimed, closed } = await places.standingOn(jobOrderId)
        if (closed.has(batchId)) return null
        const request = askWithin(wish, freePlaces(order.jobOrder.headcount, claimed), quota?.free)
        const claim = { asked: request.asked, confirmed: 0, offered: 0, open: request.asked, accepted: 0 }
        const { state } = request
        const isOpen = state === 'open' ? { openWith: enterpriseId, ...(lists && { lists }) } : {}
        const waiting = waitingOnHeadcount(request, enterpriseId, lists)
        const written = await writeEach([request], 4 + entryCount([], waiting), () =>
          service.transaction
            .write((entities) => [
              ...(quota
                ? [
                    entities.agreements
                      .patch({ agreementId: quota.agreementId })
                      .set(quota.after)
                      .where(({ claims: seen }, { eq, notExists }) =>
                        quota.seen === undefined ? notExists(seen) : eq(seen, quota.seen),
                      )
                      .commit(),
                  ]
                : []),
              entities.jobOrders
                .patch({ jobOrderId })
                .set({ claims: (order.claims ?? 0) + 1 })
                .where((attributes, { eq, notExists }) =>
                  order.claims === undefined ? notExists(attributes.claims) : eq(attributes.claims, order.claims),
                )
                .commit(),
              entities.claims.create({ jobOrderId, batchId, ...claim }).commit(),
              entities.headcounts.create({ batchId, jobOrderId, enterpriseId, state, request, ...isOpen }).commit(),
              ...entryWrites(entities.waiting, [], waiting),
            ])
            .go(),
        )
        if (written.length > 0) return request
        await pauseBeforeTry(tries)
      }
      throw new Error(`other batches claimed places of ${jobOrderId} at every try`)
    },
    /**
     * Moves the question on from the state that the caller saw, and what the batch keeps with it; false where another moved it
     * meanwhile.
     */
    async move(from: HeadcountRequest, to: HeadcountRequest): Promise<boolean> {
      const { batchId, jobOrderId } = from
      const confirmed = confirmedPlaces(to)
      const kept = await get(batchId, jobOrderId)
      if (kept?.request.state !== from.state) return false
      const seen = kept.lists ?? undefined
      const before = { perhaps: [entryOfHeadcount(from, kept.enterpriseId, seen)] }
      const lists = [before, waitingOnHeadcount(to, kept.enterpriseId, seen)] as const
      const fact = factOfHeadcount(kept.enterpriseId, to)
      const moved = await writeEach([to], 2 + entryCount(...lists) + (fact ? 1 : 0), () =>
        service.transaction
          .write((entities) => [
            entities.headcounts
              .patch({ batchId, jobOrderId })
              .set({ state: to.state, request: to })
              .remove(['openWith'])
              .where(
                ({ state, lists: listed }, { eq, notExists }) =>
                  `${eq(state, from.state)} AND ${seen ? eq(listed, seen) : notExists(listed)}`,
              )
              .commit(),
            entities.claims.update({ jobOrderId, batchId }).set({ confirmed, open: confirmed }).commit(),
            ...entryWrites(entities.waiting, ...lists),
            ...(fact ? [entities.firmFacts.put(fact).commit()] : []),
          ])
          .go(),
      )
      // Somebody else looks after the enterprise since, and the question may still be where the caller saw it.
      return moved.length > 0 || this.move(from, to)
    },
    /** Puts an enterprise's open questions on the lists of who looks after it now. */
    async listOn(
      enterpriseId: EnterpriseId,
      lists: readonly WaitingScope[],
      alsoKnown: readonly { readonly batchId: BatchId; readonly jobOrderId: JobOrderId }[] = [],
    ): Promise<void> {
      const { data } = await headcounts.query.open({ openWith: enterpriseId }).go({ pages: 'all' })
      const found = [...data, ...alsoKnown].map(({ batchId, jobOrderId }) => ({ batchId, jobOrderId }))
      const asked = new Map(found.map((one) => [`${one.batchId} ${one.jobOrderId}`, one]))
      for (const one of asked.values()) while (!(await listOne(one, lists)));
    },
    async noteTold(batchId: BatchId, jobOrderId: JobOrderId, toldAt: Instant): Promise<void> {
      await headcounts.patch({ batchId, jobOrderId }).set({ toldAt }).go()
    },
    /** What an enterprise has been asked and has not answered. */
    async openWith(enterpriseId: EnterpriseId): Promise<KeptHeadcount[]> {
      return (await headcounts.query.open({ openWith: enterpriseId }).go({ pages: 'all' })).data.map(keptOf)
    },
    /** Gives an open question another time; answers it as it stands then, which may be closed. */
    async renew(question: HeadcountRequestIn<'open'>): Promise<HeadcountRequest> {
      const { batchId, jobOrderId } = question
      const kept = await get(batchId, jobOrderId)
      if (!kept) return question
      const seen = kept.lists ?? undefined
      const waiting = waitingOnHeadcount(question, kept.enterpriseId, seen)
      const renewed = await writeEach([question], 1 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [
            entities.headcounts
              .patch({ batchId, jobOrderId })
              .set({ request: question })
              .where(
                ({ state, lists: listed }, { eq, notExists }) =>
                  `${eq(state, 'open')} AND ${seen ? eq(listed, seen) : notExists(listed)}`,
              )
              .commit(),
            ...entryWrites(entities.waiting, [], waiting),
          ])
          .go(),
      )
      if (renewed.length > 0) return question
      const standing = await get(batchId, jobOrderId)
      return standing?.request.state === 'open' ? this.renew(question) : (standing?.request ?? question)
    },
    /** Leaves the token of the step that waits; answers the question as it stands then. */
    async awaitAnswer(batchId: BatchId, jobOrderId: JobOrderId, token: string): Promise<HeadcountRequest> {
      const { data } = await headcounts.patch({ batchId, jobOrderId }).set({ token }).go({ response: 'all_new' })
      return data.request
    },
  }
}
