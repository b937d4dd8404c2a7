import { Service } from 'electrodb'
import type { Stall, StallIn } from '../../domain/batches/stall.ts'
import { entryOfStall, waitingOnStall } from '../../domain/batches/waits-of-batch.ts'
import type { BatchId, StallId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

export function stallsIn(database: Database) {
  const stalls = new Entity(
    {
      model: { entity: 'stall', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        stallId: { type: text<StallId>(), required: true },
        standing: { type: text<'open' | 'closed'>(), required: true },
        until: { type: text<Instant>(), required: true },
        /** When the waiting state was entered: the same for every try to ask, another when the step stalls again. */
        askedAt: { type: 'string', required: true },
        token: { type: 'string', required: true },
        stall: { type: typed<Stall>(), required: true },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['stallId'] } },
        byStanding: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['batchId', 'standing'] },
          sk: { field: 'gsi1sk', composite: ['until', 'stallId'] },
        },
      },
    },
    database,
  )
  const service = new Service({ stalls, waiting: waitingEntity(database) })
  type Asked = { readonly stall: Stall; readonly askedAt: string; readonly token: string }

  async function find(batchId: BatchId, stallId: StallId): Promise<Asked | null> {
    const { data } = await stalls.get({ batchId, stallId }).go({ consistent: true })
    return data
  }
  /** Ends the wait that was asked for at that moment, unless it has ended already. */
  async function close(stall: StallIn<'decided' | 'over'>, askedAt: string): Promise<void> {
    const { batchId, stallId } = stall
    await writeEach([stall], 2, () =>
      service.transaction
        .write((entities) => [
          entities.stalls
            .patch({ batchId, stallId })
            .set({ stall, standing: 'closed', until: stall.until })
            .where((attributes, { eq }) => `${eq(attributes.standing, 'open')} AND ${eq(attributes.askedAt, askedAt)}`)
            .commit(),
          ...entryWrites(entities.waiting, { perhaps: [entryOfStall(stall)] }, []),
        ])
        .go(),
    )
  }
  return {
    find,
    /** Puts a step on the list of what waits for an operator, under the token that wakes it. */
    async ask(stall: StallIn<'open'>, askedAt: string, token: string): Promise<void> {
      const { batchId, stallId, until } = stall
      await writeEach([stall], 2, () =>
        service.transaction
          .write((entities) => [
            entities.stalls.put({ batchId, stallId, standing: 'open', until, askedAt, token, stall }).commit(),
            ...entryWrites(entities.waiting, [], waitingOnStall(stall)),
          ])
          .go(),
      )
    },
    /** Asked once more with another token: answers how it stands, which may be decided already. */
    async leaveToken(stall: Stall, token: string): Promise<Stall> {
      const { batchId, stallId } = stall
      const { data } = await stalls.patch({ batchId, stallId }).set({ token }).go({ response: 'all_new' })
      return data.stall ?? stall
    },
    close,
    /** By their ids. */
    async ofBatch(batchId: BatchId, cursor: string | null, limit: number): Promise<Page<Stall>> {
      const found = await stalls.query.ofBatch({ batchId }).go({ cursor, limit })
      return { items: found.data.map(({ stall }) => stall), next: found.cursor }
    },
    /** Those that wait for somebody's decision, the one that has waited longest first. */
    async open(batchId: BatchId, now: Instant, cursor: string | null, limit: number): Promise<Page<Stall>> {
      const open = stalls.query
        .byStanding({ batchId, standing: 'open' })
        .between({ until: now }, { until: sortsLast() })
      const found = await open.go({ cursor, limit })
      return { items: found.data.map(({ stall }) => stall), next: found.cursor }
    },
    async all(batchId: BatchId): Promise<Asked[]> {
      return (await stalls.query.ofBatch({ batchId }).go({ pages: 'all' })).data
    },
  }
}
