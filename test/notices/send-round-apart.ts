import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { NationalId, Phone } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type Notice, sendNotices } from '../../functions/notices/send-notices.ts'
import { messageIdOf } from '../../storage/notices/mailings.ts'
import type { StandIn } from '../gateways/sms/stand-in.ts'
import { withProviders } from '../gateways/sms/with-providers.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { sealingTogether } from '../surveys/sealing-together.ts'
import { openWorld, type World } from '../world.ts'

/** What a process of its own is told, as JSON in its only argument. */
export interface RoundApart {
  readonly data: string
  readonly people: number
  readonly provider: Pick<StandIn, 'name' | 'settings' | 'keys'>
}
export interface RoundSent {
  /** Messages by state, an hour after the last was handed over. */
  readonly states: Record<string, number>
  /** Phones of those on the county's list of whom nobody knows. */
  readonly unknown: readonly string[]
}

const chunkSize = 100
const batchId = derivedId('BatchId', 'a round that was killed') as BatchId

/** The whole service on a data folder: it surveys everybody, unless an earlier start did, and asks them all how they are. */
async function sendRound({ data, people, provider }: RoundApart): Promise<RoundSent> {
  const world = await openWorld({ partners: false, data })
  try {
    await withProviders(world, provider)
    const known = await everybody(world, people)
    for (const [index, chunk] of chunksOf(known).entries()) {
      const workers = await world.deps.workers.getMany(chunk.map(([workerId]) => workerId))
      const notices = workers.map((worker) => checkIn(worker, world))
      await sendNotices({ key: `round-${index}`, together: true, notices }, world.deps)
    }
    await world.advance({ hours: 1 })
    return await outcome(world, known)
  } finally {
    await world.close()
  }
}

type Known = readonly [workerId: WorkerId, phone: string]

async function everybody(world: World, people: number): Promise<Known[]> {
  const file = join(world.data, 'people.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'))
  const known: Known[] = []
  for (const numbers of chunksOf(Array.from({ length: people }, (_, index) => index))) {
    // One write for the keys of a chunk, as an import makes them.
    const { vault, keep } = sealingTogether(world.deps.vault)
    const some = await Promise.all(
      numbers.map(async (number) => {
        const phone = `138${String(number).padStart(8, '0')}`
        const nationalId = new NationalId(`530621199001${String(number).padStart(6, '0')}`)
        const facts = { nationalId, phone: new Phone(phone), countyCode: '530621', consent: true } as const
        return { phone, worker: await aWorker(facts, vault) }
      }),
    )
    await keep()
    await world.deps.workers.register(
      some.map(({ worker }) => worker),
      world.clock.now(),
    )
    known.push(...some.map(({ worker, phone }): Known => [worker.workerId, phone]))
  }
  await writeFile(file, JSON.stringify(known))
  return known
}

function checkIn(worker: Worker, { clock }: World): Notice {
  const asks = { about: 'check-in', batchId, chunk: 0, cohortId: derivedId('CohortId', batchId), day: 30 } as const
  return {
    worker,
    template: 'check-in',
    variables: { enterprise: '顺达电子厂', days: 30 },
    question: { closesAt: plus(clock.now(), { days: 1 }), asks },
  }
}

async function outcome({ deps }: World, known: readonly Known[]): Promise<RoundSent> {
  const states: Record<string, number> = {}
  for (const [index, chunk] of chunksOf(known).entries()) {
    const key = `round-${index}`
    const found = await deps.messages.named(chunk.map(([workerId]) => ({ key, workerId })))
    for (const [workerId] of chunk) {
      const state = found.get(messageIdOf(key, workerId))?.state ?? 'missing'
      states[state] = (states[state] ?? 0) + 1
    }
  }
  const phoneOf = new Map(known)
  const unknown: string[] = []
  let cursor: string | null = null
  do {
    const page = await deps.messages.unknownIn('530621', cursor, 100)
    unknown.push(...page.items.map(({ workerId }) => phoneOf.get(workerId) ?? workerId))
    cursor = page.next
  } while (cursor)
  return { states, unknown }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize),
  )
}

process.stdout.write(JSON.stringify(await sendRound(JSON.parse(process.argv[2] ?? '{}'))))
