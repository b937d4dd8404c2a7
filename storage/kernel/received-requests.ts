import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'

/** By which a request is known when it comes again. */
export interface RequestName {
  /** An enterprise, or an operation of staff. */
  readonly sender: string
  /** The webhook-id; for a call of staff a hash of who calls and the Idempotency-Key. */
  readonly key: string
}

/** Who acts on a request, and until when nobody else may. */
export interface Claim extends RequestName {
  /** Keyed hash of what is asked. */
  readonly fingerprint: string
  /** The call's own id. */
  readonly holder: string
  /** Where one process serves all calls, its name, with which the ids of its calls begin: what others began has ended with them. */
  readonly process?: string | undefined
  readonly at: Instant
  readonly until: Instant
}

/** Whether the caller may act. */
export type Claimed =
  /** `isFirst`: nobody began it before; else a call that broke off did, and part of it may be done. */
  | { readonly standing: 'ours'; readonly isFirst: boolean }
  | { readonly standing: 'answered'; readonly sealedReply: string }
  | { readonly standing: 'under-way' }
  /** The name stands for a request that asked something else. */
  | { readonly standing: 'another-request' }
  /** Its answer told of somebody whose details were erased. */
  | { readonly standing: 'erased' }
  /** It took effect before fingerprints and answers were kept. */
  | { readonly standing: 'taken-long-ago' }

/**
 * Requests that may come again, what they asked as a keyed hash, and their first answers, sealed. They stay: the ids of what
 * was made derive from the name for good, so a name that was forgotten would give the old object to another request.
 */
export function receivedRequestsIn(database: Database) {
  const requests = new Entity(
    {
      // Named when it kept webhooks alone; those items had no fingerprint.
      model: { entity: 'receivedEvent', version: '1', service: 'zhida' },
      attributes: {
        sender: { type: 'string', required: true },
        key: { type: 'string', required: true, label: 'webhookId' },
        receivedAt: { type: 'string', required: true },
        fingerprint: { type: 'string' },
        holder: { type: 'string' },
        heldUntil: { type: text<Instant>() },
        /** While somebody acts on it. */
        underWay: { type: text<'yes'>() },
        sealedReply: { type: 'string' },
        /** Whom the answer tells of, where it is one person. */
        about: { type: 'string' },
        /** Its answer told of somebody who was erased. */
        erasedAt: { type: text<Instant>() },
      },
      indexes: {
        byName: {
          // Senders' ids tell capitals from small letters, and keys are written small unless told.
          pk: { field: 'pk', composite: ['sender', 'key'], casing: 'none' },
          sk: { field: 'sk', composite: [] },
        },
        ofPerson: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['about'] },
          sk: { field: 'gsi2sk', composite: [] },
        },
      },
    },
    database,
  )

  async function get({ sender, key }: RequestName) {
    return (await requests.get({ sender, key }).go({ consistent: true })).data
  }

  /** A call that broke off is taken over by one that asks the same. */
  async function takeOver({ sender, key, fingerprint, holder, process, at, until }: Claim): Promise<boolean> {
    return holds(
      requests
        .patch({ sender, key })
        .set({ holder, heldUntil: until, underWay: 'yes' })
        .where((request, { begins, eq, lte, notExists }) =>
          [
            eq(request.fingerprint, fingerprint),
            notExists(request.sealedReply),
            `(${[
              notExists(request.underWay),
              lte(request.heldUntil, at),
              ...(process === undefined ? [] : [`NOT ${begins(request.holder, process)}`]),
            ].join(' OR ')})`,
          ].join(' AND '),
        )
        .go(),
    )
  }
  /** Lets go of what is still held by the call; what another one took over stays with that. */
  async function letGo({ sender, key }: RequestName, holder: string): Promise<void> {
    await holds(
      requests
        .patch({ sender, key })
        .remove(['underWay'])
        .where((request, { eq }) => eq(request.holder, holder))
        .go(),
    )
  }

  return {
    async claim(claim: Claim): Promise<Claimed> {
      const { sender, key, fingerprint, holder, at, until } = claim
      const begun = { sender, key, receivedAt: at, fingerprint, holder, heldUntil: until, underWay: 'yes' as const }
      if (await holds(requests.create(begun).go())) return { standing: 'ours', isFirst: true }
      const known = await get(claim)
      // Refused and forgotten in this very moment: the caller may come again.
      if (!known) return { standing: 'under-way' }
      if (known.fingerprint === undefined) return { standing: 'taken-long-ago' }
      if (known.fingerprint !== fingerprint) return { standing: 'another-request' }
      if (known.erasedAt !== undefined) return { standing: 'erased' }
      if (known.sealedReply !== undefined) return { standing: 'answered', sealedReply: known.sealedReply }
      // The SDK wrote it twice, since the answer to its first try was lost.
      if (known.holder === holder) return { standing: 'ours', isFirst: true }
      return (await takeOver(claim)) ? { standing: 'ours', isFirst: false } : { standing: 'under-way' }
    },
    /** Keeps the answer of the call that holds the request. */
    async answer({ sender, key }: RequestName, holder: string, sealedReply: string, about?: string): Promise<void> {
      await holds(
        requests
          .patch({ sender, key })
          .set({ sealedReply, ...(about === undefined ? {} : { about }) })
          .remove(['underWay', 'holder', 'heldUntil'])
          .where((request, { eq }) => eq(request.holder, holder))
          .go(),
      )
    },
    letGo,
    /** The requests whose first answers tell of the person: who asked, and when. */
    async ofPerson(about: string): Promise<(RequestName & { receivedAt: string })[]> {
      const { data } = await requests.query.ofPerson({ about }).go({ pages: 'all' })
      return data.map(({ sender, key, receivedAt }) => ({ sender, key, receivedAt }))
    },
    /** Takes the answers out; that the requests were answered stays known. */
    async eraseAnswers(names: readonly RequestName[], at: Instant): Promise<void> {
      for (const { sender, key } of names)
        await requests.patch({ sender, key }).set({ erasedAt: at }).remove(['sealedReply']).go()
    },
    /** Of a call that was refused before it changed anything: its name may be used for something else. */
    async forget({ sender, key }: RequestName, holder: string): Promise<void> {
      await holds(
        requests
          .delete({ sender, key })
          .where((request, { eq }) => eq(request.holder, holder))
          .go(),
      )
    },
    /** Throws where the table does not answer. */
    async reach(): Promise<void> {
      await get({ sender: 'health', key: 'none' })
    },
  }
}
