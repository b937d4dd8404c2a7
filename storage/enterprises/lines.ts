import type { EnterpriseId, EventId } from '../../domain/kernel/ids.ts'
import type { Instant, Span } from '../../domain/kernel/instant.ts'
import { type Database, expiry, isConditionFailed, text } from '../database.ts'
import { Entity } from '../entity.ts'

/** As long as the event itself is kept. */
const retention = { days: 30 } as const satisfies Span

/** An event that an enterprise has not taken yet. */
export interface InLine {
  readonly enterpriseId: EnterpriseId
  /** Sorts the events of an enterprise as they came about. */
  readonly order: string
  readonly id: EventId
}

/** Who sends what waits: each run is one execution of a workflow, and only the latest of an enterprise sends. */
export interface LineRun {
  readonly run: number
  readonly isOpen: boolean
  /** Tries in a row that nobody answered. */
  readonly failures: number
}

/**
 * The events that wait for an enterprise, in order, and the run that sends them. Whoever puts one in line looks for the run
 * **afterwards**; the run ends **before** it looks at the line a last time. So no event waits without a run.
 */
export function linesIn(database: Database) {
  const waiting = new Entity(
    {
      model: { entity: 'missedEvent', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        order: { type: 'string', required: true },
        id: { type: text<EventId>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        inOrder: { pk: { field: 'pk', composite: ['enterpriseId'] }, sk: { field: 'sk', composite: ['order', 'id'] } },
      },
    },
    database,
  )
  const runs = new Entity(
    {
      model: { entity: 'lineRun', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        run: { type: 'number', required: true },
        isOpen: { type: 'boolean', required: true },
        failures: { type: 'number', required: true },
      },
      indexes: { one: { pk: { field: 'pk', composite: ['enterpriseId'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )

  async function runOf(enterpriseId: EnterpriseId): Promise<LineRun> {
    const { data } = await runs.get({ enterpriseId }).go({ consistent: true })
    return data ?? { run: 0, isOpen: false, failures: 0 }
  }
  /** False where another run is the latest by now. */
  async function change(enterpriseId: EnterpriseId, run: number, to: Partial<Omit<LineRun, 'run'>>): Promise<boolean> {
    try {
      await runs
        .patch({ enterpriseId })
        .set(to)
        .where((item, { eq }) => eq(item.run, run))
        .go()
      return true
    } catch (error) {
      if (isConditionFailed(error)) return false
      throw error
    }
  }
  return {
    runOf,
    /** Put in line twice it stands there once. */
    async put(one: InLine, at: Instant): Promise<void> {
      await waiting.put({ ...one, expiresAt: expiry(at, retention) }).go()
    },
    async remove({ enterpriseId, order, id }: InLine): Promise<void> {
      await waiting.delete({ enterpriseId, order, id }).go()
    },
    /** The first so many of those that wait, as they stand at this moment. */
    async first(enterpriseId: EnterpriseId, limit: number): Promise<InLine[]> {
      const { data } = await waiting.query.inOrder({ enterpriseId }).go({ limit, consistent: true })
      return data.map(({ order, id }) => ({ enterpriseId, order, id }))
    },
    /** The run that is to send what waits: the one that is at work, if it serves, or a new one in its place. */
    async openRun(enterpriseId: EnterpriseId, serves: (atWork: LineRun) => boolean = () => true): Promise<number> {
      for (;;) {
        const atWork = await runOf(enterpriseId)
        const { run } = atWork
        if (atWork.isOpen && serves(atWork)) return run
        try {
          await runs
            .upsert({ enterpriseId, run: run + 1, isOpen: true, failures: 0 })
            .where((item, { eq, notExists }) => (run === 0 ? notExists(item.run) : eq(item.run, run)))
            .go()
          return run + 1
        } catch (error) {
          // Another opened one at the same moment.
          if (!isConditionFailed(error)) throw error
        }
      }
    },
    countFailures: (enterpriseId: EnterpriseId, run: number, failures: number) =>
      change(enterpriseId, run, { failures }),
    closeRun: (enterpriseId: EnterpriseId, run: number) => change(enterpriseId, run, { isOpen: false, failures: 0 }),
    /** For the run itself, which found more in line after it had closed. */
    reopenRun: (enterpriseId: EnterpriseId, run: number) => change(enterpriseId, run, { isOpen: true }),
  }
}
