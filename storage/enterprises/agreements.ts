import { isDeepStrictEqual } from 'node:util'
import { Service } from 'electrodb'
import { type Agreement, type AgreementState, nextDue } from '../../domain/enterprises/agreement.ts'
import { waitingOnAgreement } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { AgreementId, EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { WaitingScope } from '../../domain/kernel/waiting.ts'
import { type Database, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { sortsFirst } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

export function agreementEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'agreement', version: '1', service: 'zhida' },
      attributes: {
        agreementId: { type: text<AgreementId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        offeredAt: { type: text<Instant>(), required: true },
        /** `agreement.state`, apart because conditions look at it. */
        state: { type: text<AgreementState>(), required: true },
        agreement: { type: typed<Agreement>(), required: true },
        /** Whose lists it stands on while it waits for somebody; missing: the province's alone. */
        lists: { type: typed<readonly WaitingScope[]>() },
        token: { type: 'string' },
        toldAt: { type: text<Instant>() },
        /** While it is active: when it is to be looked at next, for a warning or for its end. */
        due: { type: text<'agreement'>() },
        dueAt: { type: text<Instant>() },
        /** Under a quota: the orders whose places batches have asked for. */
        claimedOrders: { type: typed<readonly JobOrderId[]>() },
        /** Under a quota: counts those questions, so that two at once do not claim the same. Missing: none yet. */
        claims: { type: 'number' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['agreementId'] }, sk: { field: 'sk', composite: [] } },
        byEnterprise: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['enterpriseId'] },
          sk: { field: 'gsi1sk', composite: ['offeredAt', 'agreementId'] },
        },
        // Some thousand agreements, looked at once a day: one partition holds them all.
        byDue: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['due'] },
          sk: { field: 'gsi2sk', composite: ['dueAt'] },
        },
      },
    },
    database,
  )
}

/** Those of which something waits, or will. */
const listedStates: ReadonlySet<AgreementState> = new Set(['offered', 'signed', 'active'])

export function agreementsIn(database: Database) {
  const agreements = agreementEntity(database)

  const service = new Service({ agreements, waiting: waitingEntity(database) })

  async function get(agreementId: AgreementId): Promise<Agreement | null> {
    return (await agreements.get({ agreementId }).go({ consistent: true })).data?.agreement ?? null
  }
  /** False where it changed meanwhile. */
  async function listOne(agreementId: AgreementId, after: readonly WaitingScope[]): Promise<boolean> {
    const { data } = await agreements.get({ agreementId }).go({ consistent: true })
    if (!data || isDeepStrictEqual(data.lists, after)) return true
    const { agreement, state, lists: before } = data
    const entries = [waitingOnAgreement(agreement, before), waitingOnAgreement(agreement, after)] as const
    const listed = await writeEach([after], 1 + entryCount(...entries), () =>
      service.transaction
        .write((entities) => [
          entities.agreements
            .patch({ agreementId })
            .set({ lists: [...after] })
            .where(
              (item, { eq, notExists }) =>
                `${eq(item.state, state)} AND ${before ? eq(item.lists, before) : notExists(item.lists)}`,
            )
            .commit(),
          ...entryWrites(entities.waiting, ...entries),
        ])
        .go(),
    )
    return listed.length > 0
  }
  return {
    get,
    /** Newest first. */
    async ofEnterprise(enterpriseId: EnterpriseId, cursor: string | null, limit: number): Promise<Page<Agreement>> {
      const found = await agreements.query.byEnterprise({ enterpriseId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map((item) => item.agreement), next: found.cursor }
    },
    /** The same agreement again changes nothing; answers what stands. */
    async offer(agreement: Agreement, lists?: readonly WaitingScope[]): Promise<Agreement> {
      const { id: agreementId, enterpriseId, offeredAt, state } = agreement
      const waiting = waitingOnAgreement(agreement, lists)
      const offered = await writeEach([agreement], 1 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [
            entities.agreements
              .create({ agreementId, enterpriseId, offeredAt, state, agreement, ...(lists && { lists }) })
              .commit(),
            ...entryWrites(entities.waiting, [], waiting),
          ])
          .go(),
      )
      return offered[0] ?? (await get(agreementId)) ?? agreement
    },
    /** Moves the agreement on from the state that the caller saw; false where another moved it meanwhile. */
    async move(from: Agreement, to: Agreement): Promise<boolean> {
      const { data } = await agreements.get({ agreementId: from.id }).go({ consistent: true })
      if (data?.state !== from.state) return false
      const seen = data.lists
      const lists = [waitingOnAgreement(from, seen), waitingOnAgreement(to, seen)] as const
      const moved = await writeEach([to], 1 + entryCount(...lists), () =>
        service.transaction
          .write(({ agreements: kept, waiting }) => {
            const moving = kept.patch({ agreementId: from.id }).set({
              state: to.state,
              agreement: to,
              ...(to.state === 'active' && { due: 'agreement', dueAt: nextDue(to, to.activatedAt) }),
            })
            const moved = to.state === 'expired' ? moving.remove(['due', 'dueAt']) : moving
            return [
              moved
                .where(
                  ({ state, lists: listed }, { eq, notExists }) =>
                    `${eq(state, from.state)} AND ${seen ? eq(listed, seen) : notExists(listed)}`,
                )
                .commit(),
              ...entryWrites(waiting, ...lists),
            ]
          })
          .go(),
      )
      // Somebody else looks after the enterprise since: its lists are others, and it may still be where the caller saw it.
      return moved.length > 0 || this.move(from, to)
    },
    /** Puts what waits of an enterprise's agreements on the lists of who looks after it now. */
    async listOn(
      enterpriseId: EnterpriseId,
      lists: readonly WaitingScope[],
      alsoKnown: readonly AgreementId[] = [],
    ): Promise<void> {
      const { data } = await agreements.query.byEnterprise({ enterpriseId }).go({ pages: 'all' })
      const found = data.filter(({ state }) => listedStates.has(state)).map(({ agreementId }) => agreementId)
      for (const agreementId of new Set([...found, ...alsoKnown])) while (!(await listOne(agreementId, lists)));
    },
    /** When it is to be looked at next. */
    async setDue(agreementId: AgreementId, dueAt: Instant): Promise<void> {
      try {
        await agreements
          .patch({ agreementId })
          .set({ due: 'agreement', dueAt })
          .where(({ state }, { eq }) => eq(state, 'active'))
          .go()
      } catch (error) {
        if (!isConditionFailed(error)) throw error
      }
    },
    /**
     * Gives the active agreements of a release before, which have no day on which they are looked at, the first of theirs; answers how
     * many.
     */
    async dateOld(enterpriseId: EnterpriseId): Promise<number> {
      const { data } = await agreements.query.byEnterprise({ enterpriseId }).go({ pages: 'all' })
      let dated = 0
      for (const { agreement, agreementId, dueAt } of data) {
        if (agreement.state !== 'active' || dueAt !== undefined) continue
        try {
          await agreements
            .patch({ agreementId })
            .set({ due: 'agreement', dueAt: nextDue(agreement, agreement.activatedAt) })
            .where((item, { eq, notExists }) => `${eq(item.state, 'active')} AND ${notExists(item.dueAt)}`)
            .go()
          dated += 1
        } catch (error) {
          if (!isConditionFailed(error)) throw error
        }
      }
      return dated
    },
    /** Active agreements of which something is due by a moment, the longest due first. */
    async dueBy(moment: Instant, cursor: string | null, limit: number): Promise<Page<Agreement>> {
      const found = await agreements.query
        .byDue({ due: 'agreement' })
        .between({ dueAt: sortsFirst() }, { dueAt: moment })
        .go({ cursor, limit })
      return { items: found.data.map(({ agreement }) => agreement), next: found.cursor }
    },
    /** When the enterprise last heard that something is to be signed. */
    async noteTold(agreementId: AgreementId, toldAt: Instant): Promise<void> {
      await agreements.patch({ agreementId }).set({ toldAt }).go()
    },
    /** The newest of an enterprise, each with when it last heard that something is to be signed. */
    async newest(
      enterpriseId: EnterpriseId,
      limit: number,
    ): Promise<{ agreement: Agreement; toldAt: Instant | null }[]> {
      const { data } = await agreements.query.byEnterprise({ enterpriseId }).go({ limit, order: 'desc' })
      return data.map(({ agreement, toldAt = null }) => ({ agreement, toldAt }))
    },
    /** Leaves the token of the step that waits for the signature; answers the agreement as it stands then. */
    async awaitSignature(agreementId: AgreementId, token: string): Promise<Agreement> {
      const { data } = await agreements.patch({ agreementId }).set({ token }).go({ response: 'all_new' })
      return data.agreement
    },
    /** Of the step that waits for the signature; null until one does. */
    async waitingToken(agreementId: AgreementId): Promise<string | null> {
      return (await agreements.get({ agreementId }).go({ consistent: true })).data?.token ?? null
    },
  }
}
