import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { largestBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import { tasks } from '../../functions/catalog.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { openWorld, type World } from '../world.ts'
import type { FreezeMeasurement } from './freeze/freeze-apart.ts'
import type { Row } from './row.ts'

/** 15 million workers of 129 counties. */
const people = Number(process.env['ZHIDA_BENCH_FREEZE'] ?? Math.ceil(15_000_000 / counties.size))
const countyCode = '530627'
const memory = tasks['batches/freeze-candidates'].memory ?? 512
/** Of a function's memory, what JavaScript may keep: the rest is Node itself and what lies outside the heap. */
const heap = Math.floor(memory * 0.6)

const apart = fileURLToPath(new URL('freeze/freeze-apart.ts', import.meta.url))
const run = promisify(execFile)

/** A batch whose county has more free and willing people than it takes; the task runs in a process of its own, whose memory is bounded. */
export async function benchFreeze(): Promise<Row[]> {
  const world = await openWorld({ partners: false })
  try {
    await fillCounty(world)
    const batch = await begin(world)
    const first = await freeze(batch)
    await world.deps.batches.note(batch.batchId, world.clock.now(), () => ({ counts: { candidates: 0, chunks: 0 } }))
    const again = await freeze(batch)
    const expected = Math.min(people, largestBatch.workers)
    const isWhole = first.candidates === expected && again.candidates === expected
    return [
      {
        what: `freeze: candidates of a county with ${whole(people)} free people`,
        target: whole(expected),
        measured: `${whole(first.candidates)} in ${first.seconds.toFixed(1)} s`,
        ok: isWhole && first.seconds <= 600,
      },
      {
        what: 'freeze: memory of the process at its highest',
        target: `≤ ${memory} MB`,
        measured: `${first.megabytes} MB (${first.megabytesBefore} MB before; heap limited to ${heap} MB)`,
        ok: first.megabytes <= memory,
      },
      told('  calls of the table', `${whole(first.calls)}, ${whole(first.units)} units`),
      told(
        '  the same once the list is written, and the counts are not',
        `${again.seconds.toFixed(1)} s, ${again.calls} calls, ${again.megabytes} MB`,
      ),
    ]
  } finally {
    await world.close()
  }
}

const whole = (count: number) => Math.round(count).toLocaleString('en')
const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })

async function fillCounty(world: World): Promise<void> {
  const aPart = 1000
  for (let first = 0; first < people; first += aPart) {
    const part = Array.from({ length: Math.min(aPart, people - first) }, (_, number) =>
      aWorker({ workerId: derivedId('WorkerId', 'freeze', first + number), countyCode, earliestDeparture: null }),
    )
    await world.deps.workers.register(await Promise.all(part), world.clock.now())
  }
}

async function begin(world: World): Promise<TransferBatch> {
  const since = world.clock.now()
  const today = dateInShanghai(since)
  const batch: TransferBatch = {
    batchId: derivedId('BatchId', 'freeze'),
    campaign: '春风行动',
    counties: [countyCode],
    jobOrders: [derivedId('JobOrderId', 'freeze')],
    travelWindow: { from: plusDays(today, 12), to: plusDays(today, 18) },
    answerHours: 24,
    budget: null,
    createdAt: since,
    createdBy: 'bench',
    state: 'running',
    progress: { step: 'freezing candidates', waitsFor: null, since, until: null },
    counts: { candidates: 0, chunks: 0 },
  }
  await world.deps.batches.begin(batch)
  return batch
}

/** The process has the environment of this world, and so its table and bucket. */
async function freeze({ batchId }: TransferBatch): Promise<FreezeMeasurement> {
  const { stdout } = await run(process.execPath, [`--max-old-space-size=${heap}`, apart, batchId], { maxBuffer: 1e8 })
  return JSON.parse(stdout) as FreezeMeasurement
}
