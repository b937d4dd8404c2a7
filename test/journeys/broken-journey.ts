import type { Stall, StallChoice } from '../../domain/batches/stall.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { hashOfToken } from '../../functions/notices/page-token.ts'
import { holdTime } from '../../local/clock/hold-time.ts'
import type { PhoneReply, ReceivedSms } from '../../local/partners/sms-provider.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World, type WorldOptions } from '../world.ts'
import { type RunningBatch, startRunningBatch } from './running-batch.ts'

/** A task that fails, wherever it is called, until an operator whom its stall has called mends it. */
export interface Fault {
  readonly task: TaskName
  /** What the operator says, where the step may be skipped; else it is tried again. */
  readonly decision: StallChoice
}

export interface JourneyOptions extends Pick<WorldOptions, 'mood' | 'approves' | 'chunkSize' | 'start'> {
  /** Each alarm has the operator mend the first that is left. */
  readonly faults?: readonly Fault[]
  /** What breaks besides, by the function's name and what it is given; the test is the operator then. */
  readonly breaks?: (name: string, given: { readonly chunk?: number }) => boolean
  readonly workers?: number
  /** Enterprises that the batch asks too and that the test plays itself, with a job order each. */
  readonly besides?: (world: World) => Promise<readonly (Plant & { readonly jobOrder: JobOrder })[]>
  /** Begins another batch than one to new posts. */
  readonly begins?: (world: World, given: { readonly workers: number }) => Promise<RunningBatch>
  /** What people do to the batch meanwhile; then time passes until nothing is left to happen. */
  readonly meanwhile?: (batch: RunningBatch, world: World) => Promise<unknown>
}

export interface BrokenJourney {
  readonly batch: TransferBatch
  /** Types of the events that each of the test's own enterprises heard. */
  readonly heard: readonly (readonly string[])[]
  readonly stalls: readonly Stall[]
  readonly placements: readonly Placement[]
  readonly trips: readonly Trip[]
  readonly sent: readonly (ReceivedSms & { readonly workerId: string | undefined })[]
  readonly typed: readonly PhoneReply[]
  /** Trips for which a carrier still keeps seats. */
  readonly kept: readonly string[]
  /** Functions that were called, by their names. */
  readonly called: ReadonlySet<string>
}

/** Milliseconds from the alarm until an operator has mended the cause and decides. */
const untilMended = 20 * 60_000

/** A batch among simulated partners from its survey to the last check-in, with an operator who answers every alarm. */
export async function runBroken(options: JourneyOptions): Promise<BrokenJourney> {
  const { faults = [], workers = 16, breaks, besides, begins, meanwhile, mood, approves, chunkSize, start } = options
  const called = new Set<string>()
  const left = [...faults]
  const problems: unknown[] = []
  let batch: RunningBatch | undefined
  const world = await openWorld({
    ...(mood && { mood }),
    ...(approves !== undefined && { approves }),
    ...(chunkSize !== undefined && { chunkSize }),
    ...(start && { start }),
    around: (name, handler) => async (event, context) => {
      called.add(name)
      if (left.some(({ task }) => functionName(task) === name)) throw new Error('throttled')
      if (breaks?.(name, event as { chunk?: number })) throw new Error('throttled')
      const answer = await handler(event, context)
      if (!breaks && name === functionName('batches/await-operator')) callOperator()
      return answer
    },
  })

  function callOperator(): void {
    world.clock.schedule(world.clock.epochMilliseconds() + untilMended, () => {
      holdTime(world.clock, operate).catch((error: unknown) => problems.push(error))
    })
  }
  async function operate(): Promise<void> {
    const { office, path } = batch!
    const { items } = await office.get<{ items: Stall[] }>(`${path}/stalls?standing=open&limit=100`)
    if (items.length === 0) return
    const wanted = left.shift()?.decision ?? 'retry'
    for (const { stallId, choices, tries } of items) {
      const decision = choices.includes(wanted) ? wanted : choices[0]
      await office.post(`${path}/stalls/${stallId}`, `${stallId} ${tries}`, { decision, reason: '已排除故障' })
    }
  }

  const plants = (await besides?.(world)) ?? []
  try {
    batch = await (begins
      ? begins(world, { workers })
      : startRunningBatch(world, { workers, besides: plants.map(({ jobOrder }) => jobOrder) }))
    const { office, path } = batch
    await meanwhile?.(batch, world)
    await world.settle()
    if (problems.length > 0) throw problems[0]
    const sent = []
    const { since } = batch
    for (const sms of world.partners.sent) {
      if (since && sms.at < since) continue
      const token = /\/t\/([\w-]+)/.exec(sms.text)?.[1]
      const link = token && (await world.deps.links.get(hashOfToken(token)))
      sent.push({ ...sms, workerId: link ? link.workerId : undefined })
    }
    const trips = (await office.get<{ items: Trip[] }>(`${path}/trips?limit=100`)).items
    const own = new Set<string>(trips.map(({ tripId }) => tripId))
    return {
      batch: await batch.look(),
      heard: plants.map(({ heard }) => heard.map(({ type }) => type)),
      stalls: (await office.get<{ items: Stall[] }>(`${path}/stalls?limit=100`)).items,
      placements: await batch.placements(),
      trips,
      sent,
      typed: [...world.partners.typed],
      kept: world.partners.keptTrips().filter((tripId) => !since || own.has(tripId)),
      called,
    }
  } finally {
    for (const plant of plants) await plant.close()
    await world.close()
  }
}
