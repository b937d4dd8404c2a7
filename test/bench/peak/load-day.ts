import { AsyncLocalStorage } from 'node:async_hooks'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, plusDays } from '../../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../../enterprises/plant.ts'
import { placed, travelledBatch } from '../../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../../world.ts'
import { type WorkflowCounts, watchJournal } from '../journey/watch-journal.ts'
import { watchKeys } from './watch-keys.ts'

/** What one function did for so many contacts. */
export interface FunctionLoad {
  readonly calls: number
  /** Of a call, the median. */
  readonly seconds: number
  readonly units: number
}

/** What so many contacts of a day ask of each part. */
export interface DayLoad {
  /** Texts of check-ins that went out: those of batches before have theirs on the same days. */
  readonly contacts: number
  readonly functions: Readonly<Record<string, FunctionLoad>>
  /** By function and partition key: write units. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly transitions: number
  readonly starts: number
  /** What it took before to put one of these people into the registry: write units by partition key. */
  readonly registered: ReadonlyMap<string, number>
}

const elsewhere = 'elsewhere'

/**
 * Check-ins as a day has them, on the embedded parts: cohorts of so many people are asked, texts go out with their receipts, most answer, and
 * the check-in is closed. Each size has a batch of its own, of people of one county at one plant: the worst that keys can meet.
 */
export async function loadDays(sizes: readonly number[], answerShare: number): Promise<DayLoad[]> {
  const running = new AsyncLocalStorage<string>()
  const seconds = new Map<string, number[]>()
  const [journal, keys] = [watchJournal(), watchKeys(() => running.getStore() ?? elsewhere)]
  const world = await openWorld({
    partners: false,
    around: (name, handler) => async (event, context) => {
      const begun = performance.now()
      try {
        return await running.run(name, () => handler(event, context))
      } finally {
        seconds.set(name, [...(seconds.get(name) ?? []), (performance.now() - begun) / 1000])
      }
    },
  })
  const plant = await openPlant(world)
  try {
    const days: DayLoad[] = []
    for (const people of sizes) {
      const phones = await handOver(world, plant, people)
      const registered = perPerson(keys.take().get(elsewhere), people)
      seconds.clear()
      const before = { ...journal.counts(), texts: world.partners.texts.length }
      await untilClosed(world, phones, answerShare)
      const contacts = world.partners.texts
        .slice(before.texts)
        .filter(({ template }) => template.startsWith('check-in')).length
      days.push({ contacts, registered, ...loadOf(keys.take(), seconds, before, journal.counts()) })
    }
    return days
  } finally {
    keys.stop()
    journal.stop()
    await plant.close()
    await world.close()
  }
}

/** People of a batch of their own, handed over today and followed from tomorrow on. */
async function handOver(world: World, plant: Plant, people: number): Promise<string[]> {
  const jobOrder = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'peak', people, world.clock.now())
  await travelledBatch(world, jobOrder, batchId)
  const phones: string[] = []
  for (let one = 0; one < people; one += 1) phones.push((await placed(world, jobOrder, batchId)).phone)
  const { handler } = await import('../../../functions/stabilisation/form-cohorts.ts')
  const { listKey } = (await handler({ batchId }, { functionName: 'form-cohorts' } as never)) as { listKey: string }
  for (const { cohortId } of await world.deps.bucket.readJson<{ cohortId: string }[]>(listKey))
    await world.deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
  return phones
}

async function untilClosed(world: World, phones: readonly string[], answerShare: number): Promise<void> {
  const until = async (days: number, time: string) => {
    const now = world.clock.now()
    const then = atShanghai(plusDays(dateInShanghai(now), days), time)
    await world.advance({ seconds: (epochOf(then) - epochOf(now)) / 1000 })
  }
  await until(1, '20:01')
  for (const phone of phones.slice(0, Math.round(phones.length * answerShare))) world.partners.reply(phone, '1')
  await until(3, '20:01')
}

function perPerson(units: ReadonlyMap<string, number> = new Map(), people: number): Map<string, number> {
  return new Map([...units].map(([key, some]) => [key, some / people]))
}

function loadOf(
  keys: ReadonlyMap<string, ReadonlyMap<string, number>>,
  seconds: ReadonlyMap<string, readonly number[]>,
  before: WorkflowCounts,
  after: WorkflowCounts,
): Omit<DayLoad, 'contacts' | 'registered'> {
  const functions = [...seconds].map(([name, times]): [string, FunctionLoad] => {
    const units = [...(keys.get(name)?.values() ?? [])].reduce((sum, some) => sum + some, 0)
    const sorted = times.toSorted((one, other) => one - other)
    return [name, { calls: times.length, seconds: sorted[sorted.length >> 1] ?? 0, units }]
  })
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0)
  return {
    functions: Object.fromEntries(functions),
    keys,
    transitions: sum(after.transitions) - sum(before.transitions),
    starts: sum(after.started) - sum(before.started),
  }
}
