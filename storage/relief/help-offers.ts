import { Service } from 'electrodb'
import type { CaseId, DisasterId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { HelpAnswer, HelpKind, HelpOffer } from '../../domain/relief/help-offer.ts'
import { waitingOnHelpOffer } from '../../domain/relief/waits-of-relief.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity, writeEntries } from '../kernel/waiting.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

export function helpOffersIn(database: Database) {
  const helpOffers = new Entity(
    {
      model: { entity: 'helpOffer', version: '1', service: 'zhida' },
      attributes: {
        disasterId: { type: text<DisasterId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        countyCode: { type: 'string', required: true },
        answer: { type: text<HelpAnswer>(), required: true },
        needs: { type: typed<HelpKind[]>(), required: true },
        wantsWork: { type: 'boolean', required: true },
        tries: { type: 'number', required: true },
        caseId: { type: typed<CaseId | null>() },
        at: { type: text<Instant>(), required: true },
        by: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        ofDisaster: { pk: { field: 'pk', composite: ['disasterId'] }, sk: { field: 'sk', composite: ['workerId'] } },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['disasterId'] },
        },
      },
    },
    database,
  )
  const waiting = waitingEntity(database)
  const service = new Service({ helpOffers, waiting })
  const offerOf = (item: Omit<HelpOffer, 'caseId'> & { caseId?: CaseId | null | undefined }): HelpOffer => ({
    ...item,
    caseId: item.caseId ?? null,
  })

  async function getMany(disasterId: DisasterId, people: readonly WorkerId[]): Promise<Map<WorkerId, HelpOffer>> {
    if (people.length === 0) return new Map()
    const keys = people.map((workerId) => ({ disasterId, workerId }))
    const found = await readEach(keys, (some) => helpOffers.get(some).go({ consistent: true }))
    return new Map(found.map((one) => [one.workerId, offerOf(one)]))
  }
  return {
    getMany,
    async get(disasterId: DisasterId, workerId: WorkerId): Promise<HelpOffer | null> {
      return (await getMany(disasterId, [workerId])).get(workerId) ?? null
    },
    /** False where somebody recorded another answer since the caller looked. */
    async record(before: HelpOffer | null, after: HelpOffer): Promise<boolean> {
      const lists = [before ? waitingOnHelpOffer(before) : [], waitingOnHelpOffer(after)] as const
      const written = await writeEach([after], 1 + entryCount(...lists), () =>
        service.transaction
          .write((entities) => [
            entities.helpOffers
              .put({ ...after, expiresAt: expiry(after.at, retention) })
              .where(({ workerId, tries }, { eq, notExists }) =>
                before ? eq(tries, before.tries) : notExists(workerId),
              )
              .commit(),
            ...entryWrites(entities.waiting, ...lists),
          ])
          .go(),
      )
      return written.length > 0
    },
    async ofDisaster(disasterId: DisasterId): Promise<HelpOffer[]> {
      return (await helpOffers.query.ofDisaster({ disasterId }).go({ pages: 'all' })).data.map(offerOf)
    },
    async ofWorker(workerId: WorkerId): Promise<HelpOffer[]> {
      return (await helpOffers.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(offerOf)
    },
    /** Of somebody who is erased. */
    async erase(offers: readonly HelpOffer[]): Promise<void> {
      const keys = offers.map(({ disasterId, workerId }) => ({ disasterId, workerId }))
      await writeEntries(waiting, offers.flatMap(waitingOnHelpOffer), [])
      await putEach(keys, (some) => helpOffers.delete(some).go())
    },
  }
}
