import { isDeepStrictEqual } from 'node:util'
import { Service } from 'electrodb'
import {
  answerAgain,
  type Enterprise,
  leaveUnanswered,
  pauseEnterprise,
  settlePause,
} from '../../domain/enterprises/enterprise.ts'
import { noteUnfitReturns, settleUnfitReturns } from '../../domain/enterprises/note-unfit-returns.ts'
import type { Reachability } from '../../domain/enterprises/reachability.ts'
import type { SecretVersions } from '../../domain/enterprises/secret-versions.ts'
import { waitingOnEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { BatchId, CaseId, EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** Who gets the enterprise's texts, as the vault sealed them. */
export interface SealedContact {
  readonly sealedName: string
  readonly sealedPhone: string
}

/** Each try that fails is another's that went through, so this is how many may change an enterprise at once. */
const mostTries = 30

type DropFirst<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest] ? Rest : never

interface Revised {
  readonly enterprise: Enterprise
  readonly revision: number
}

export function enterprisesIn(database: Database) {
  const enterprises = new Entity(
    {
      model: { entity: 'enterprise', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        list: { type: text<'all'>(), required: true },
        registeredAt: { type: text<Instant>(), required: true },
        enterprise: { type: typed<Enterprise>(), required: true },
        contact: { type: typed<SealedContact>() },
        /** Counts the changes, so that two at once do not undo each other. */
        revision: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['enterpriseId'] }, sk: { field: 'sk', composite: [] } },
        // Some thousand enterprises that change a few times a year: one partition lists them all.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['registeredAt', 'enterpriseId'] },
        },
      },
    },
    database,
  )
  /** Keeps a social credit code to one enterprise. */
  const licences = new Entity(
    {
      model: { entity: 'licence', version: '1', service: 'zhida' },
      attributes: {
        socialCreditCode: { type: 'string', required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
      },
      indexes: { byCode: { pk: { field: 'pk', composite: ['socialCreditCode'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
  const service = new Service({ enterprises, licences, waiting: waitingEntity(database) })

  async function get(enterpriseId: EnterpriseId): Promise<Enterprise | null> {
    return (await enterprises.get({ enterpriseId }).go({ consistent: true })).data?.enterprise ?? null
  }

  async function change(
    enterpriseId: EnterpriseId,
    changed: (enterprise: Enterprise, contact?: SealedContact) => Enterprise,
    beside: { contact?: SealedContact } = {},
  ): Promise<Enterprise | null> {
    for (let tries = 1; ; tries += 1) {
      const { data } = await enterprises.get({ enterpriseId }).go({ consistent: true })
      if (!data) return null
      const enterprise = changed(data.enterprise, data.contact)
      if (enterprise === data.enterprise) return enterprise
      if (await replace({ ...data, enterpriseId }, enterprise, beside)) return enterprise
      if (tries === mostTries) throw new Error(`${enterpriseId} changed at every try to change it`)
      await pauseBeforeTry(tries)
    }
  }
  /** False where somebody else changed it since it was read. */
  async function replace(
    { enterpriseId, enterprise: before, revision: seen }: { enterpriseId: EnterpriseId } & Revised,
    enterprise: Enterprise,
    beside: { contact?: SealedContact },
  ): Promise<boolean> {
    const lists = [waitingOnEnterprise(before), waitingOnEnterprise(enterprise)] as const
    const changed = { enterprise, ...beside, revision: seen + 1 }
    if (entryCount(...lists) > 0) {
      const written = await writeEach([enterprise], 1 + entryCount(...lists), () =>
        service.transaction
          .write((entities) => [
            entities.enterprises
              .patch({ enterpriseId })
              .set(changed)
              .where(({ revision }, { eq }) => eq(revision, seen))
              .commit(),
            ...entryWrites(entities.waiting, ...lists),
          ])
          .go(),
      )
      return written.length > 0
    }
    const patched = enterprises
      .patch({ enterpriseId })
      .set(changed)
      .where(({ revision }, { eq }) => eq(revision, seen))
    return (await nullIfRefused(patched.go())) !== null
  }
  return {
    get,
    /** As they stand at this moment, in the order of the ids; an id that nobody has is left out. */
    async getMany(ids: readonly EnterpriseId[]): Promise<Enterprise[]> {
      if (ids.length === 0) return []
      const keys = [...new Set(ids)].map((enterpriseId) => ({ enterpriseId }))
      const found = await readEach(keys, (some) =>
        enterprises.get(some).go({ preserveBatchOrder: true, consistent: true }),
      )
      return found.map(({ enterprise }) => enterprise)
    },
    /** Who holds a social credit code; null: nobody has registered it. */
    async byCode(socialCreditCode: string): Promise<Enterprise | null> {
      const { data } = await licences.get({ socialCreditCode }).go({ consistent: true })
      return data && get(data.enterpriseId)
    },
    /** Newest first. With a filter a page may be shorter than asked for, but is empty only where nothing follows. */
    async list(
      cursor: string | null,
      limit: number,
      fits: (enterprise: Enterprise) => boolean = () => true,
    ): Promise<Page<Enterprise>> {
      for (let from = cursor; ; ) {
        const found = await enterprises.query.all({ list: 'all' }).go({ cursor: from, limit, order: 'desc' })
        const items = found.data.map((item) => item.enterprise).filter(fits)
        if (items.length > 0 || found.cursor === null) return { items, next: found.cursor }
        from = found.cursor
      }
    },
    /** Answers who holds the social credit code from now on: the newcomer, or the one that registered it before. */
    async register(enterprise: Enterprise, contact?: SealedContact): Promise<Enterprise> {
      const { id: enterpriseId, socialCreditCode, registeredAt } = enterprise
      const waiting = waitingOnEnterprise(enterprise)
      const registered = await writeEach([enterprise], 2 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [
            entities.licences.create({ socialCreditCode, enterpriseId }).commit(),
            entities.enterprises
              .create({ enterpriseId, list: 'all', registeredAt, enterprise, revision: 1, ...(contact && { contact }) })
              .commit(),
            ...entryWrites(entities.waiting, [], waiting),
          ])
          .go(),
      )
      if (registered.length > 0) return enterprise
      const { data } = await licences.get({ socialCreditCode }).go({ consistent: true })
      const holder = data && (await get(data.enterpriseId))
      if (!holder) throw new Error(`${enterpriseId} could not be registered`)
      return holder
    },
    /**
     * Moves the webhook secrets on from the version that the caller saw. Of several at one moment one does, and all are answered
     * what stands then: a secret that was told to somebody is not at once out of date.
     */
    changeSecrets: (
      enterpriseId: EnterpriseId,
      seen: SecretVersions,
      changed: (versions: SecretVersions) => SecretVersions,
    ) =>
      change(enterpriseId, (enterprise) =>
        isDeepStrictEqual(enterprise.secretVersions, seen)
          ? { ...enterprise, secretVersions: changed(seen) }
          : enterprise,
      ),
    /** How its webhook address stands after what happened; undefined where it takes events. */
    noteReachability: (
      enterpriseId: EnterpriseId,
      changed: (before: Reachability | undefined) => Reachability | undefined,
    ) =>
      change(enterpriseId, (enterprise) => {
        const { reachability: before, ...rest } = enterprise
        const after = changed(before)
        if (isDeepStrictEqual(after, before)) return enterprise
        return after ? { ...rest, reachability: after } : rest
      }),
    /** Other facts of it, as staff correct them; answers the contact that was there before, too. */
    async correct(
      enterpriseId: EnterpriseId,
      corrected: (enterprise: Enterprise) => Enterprise,
      beside: { contact?: SealedContact } = {},
    ): Promise<{ enterprise: Enterprise | null; contactBefore: SealedContact | undefined }> {
      let contactBefore: SealedContact | undefined
      const enterprise = await change(
        enterpriseId,
        (before, contact) => {
          contactBefore = contact
          return corrected(before)
        },
        beside,
      )
      return { enterprise, contactBefore }
    },
    /** Who gets its texts; null where nobody was named. */
    async contactOf(enterpriseId: EnterpriseId): Promise<SealedContact | null> {
      return (await enterprises.get({ enterpriseId }).go({ consistent: true })).data?.contact ?? null
    },
    /** Puts the same details, sealed anew, in the place of these; false where somebody named another contact meanwhile. */
    async sealContactAgain(enterpriseId: EnterpriseId, known: SealedContact, anew: SealedContact): Promise<boolean> {
      const patched = enterprises
        .patch({ enterpriseId })
        .set({ contact: anew })
        .where(({ contact }, { eq }) => eq(contact, known))
      return (await nullIfRefused(patched.go())) !== null
    },
    leaveUnanswered: (enterpriseId: EnterpriseId, batchId: BatchId, at: Instant) =>
      change(enterpriseId, (enterprise) => leaveUnanswered(enterprise, batchId, at)),
    noteUnfitReturns: (enterpriseId: EnterpriseId, ...unfit: DropFirst<Parameters<typeof noteUnfitReturns>>) =>
      change(enterpriseId, (enterprise) => noteUnfitReturns(enterprise, ...unfit)),
    settleUnfitReturns: (enterpriseId: EnterpriseId, ...as: DropFirst<Parameters<typeof settleUnfitReturns>>) =>
      change(enterpriseId, (enterprise) => settleUnfitReturns(enterprise, ...as)),
    answerAgain: (enterpriseId: EnterpriseId) => change(enterpriseId, answerAgain),
    /** No new worker is matched to it until the case is settled. */
    pause: (enterpriseId: EnterpriseId, pause: { since: Instant; why: string; caseId: CaseId }) =>
      change(enterpriseId, (enterprise) => pauseEnterprise(enterprise, pause)),
    /** The case is settled: active again when it was the last that paused it. */
    resume: (enterpriseId: EnterpriseId, caseId: CaseId) =>
      change(enterpriseId, (enterprise) => settlePause(enterprise, caseId)),
  }
}
