import { epochOf } from '../../domain/kernel/instant.ts'
import { type Notice, sendNotices } from '../../functions/notices/send-notices.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import { withProviders } from '../gateways/sms/with-providers.ts'
import { killedRound } from '../notices/killed-round.ts'
import { crowd, workersOf } from '../notices/people.ts'
import { openWorld } from '../world.ts'
import type { Row } from './row.ts'

/** ZHIDA_BENCH_NOTICES says how many; 100,000 is what a province sends on a day. */
const notices = Number(process.env['ZHIDA_BENCH_NOTICES'] ?? 3000)
const people = 300

/** A round of as many people, killed three times and started again: each exactly one text. */
export async function benchKilledRound(): Promise<Row[]> {
  const { taken, states, unknown, seconds } = await killedRound(notices, aliyunStandIn)
  const times = [...taken.values()]
  const isOnce = times.length === notices && times.every((one) => one === 1) && states['sent'] === notices
  return [
    {
      what: `a round to ${notices} people, killed 3 times`,
      target: 'each once',
      measured: `${seconds.toFixed(0)} s with three starts, ${times.length} reached, ${unknown.length} to be called`,
      ok: isOnce,
    },
  ]
}

/** Notices a second through the real client of Aliyun and the embedded table, each claimed, sent and noted, in chunks of 100. */
export async function benchNotices(): Promise<Row[]> {
  const world = await openWorld({ partners: false })
  const aliyun = await aliyunStandIn(world.clock)
  try {
    // The limits of phones and of a second are not what is measured.
    await withProviders(world, {
      ...aliyun,
      settings: { ...aliyun.settings, limits: { perSecond: 1_000_000, perPhone: [] }, timeoutSeconds: 60 },
    })
    const workers = await workersOf(world, await crowd(world, people))
    const begun = performance.now()
    for (let start = 0; start < notices; start += 100) {
      const some = Array.from({ length: 100 }, (_, index): Notice => {
        const worker = workers[(start + index) % people]
        if (!worker) throw new Error('everybody was surveyed')
        return { worker, template: 'withdrawal-confirmed', variables: {} }
      })
      await sendNotices({ key: `bench-${epochOf(world.clock.now())}-${start}`, notices: some }, world.deps)
    }
    const seconds = (performance.now() - begun) / 1000
    const rate = notices / seconds
    const isOnce = aliyun.taken.length === notices
    return [
      {
        what: `notices: ${notices} by Aliyun’s client`,
        target: 'each once',
        measured: `${rate.toFixed(0)} a second, ${aliyun.taken.length} taken`,
        ok: isOnce,
      },
    ]
  } finally {
    await world.close()
    await aliyun.stop()
  }
}
