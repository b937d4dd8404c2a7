import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instantOf } from '../../../domain/kernel/instant.ts'
import { holdTime } from '../../../local/clock/hold-time.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'

const start = '2026-03-01T00:00:00.000Z' as Instant
const minute = 60_000
const day = 86_400_000

function newClock(seed = 1) {
  const clock = jumpingClock({ start, seed })
  return { clock, begin: clock.epochMilliseconds() }
}

test('180 days of reminders pass in order', async () => {
  const { clock, begin } = newClock()
  const days: number[] = []
  for (const due of [180, 7, 90, 1, 30])
    clock.schedule(begin + due * day, () => days.push((clock.epochMilliseconds() - begin) / day))
  await clock.idle()
  expect(days).toEqual([1, 7, 30, 90, 180])
  expect(clock.now()).toBe(instantOf(begin + 180 * day))
})

test('after entries are added and cancelled, the rest runs once, in order of time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ at: fc.nat(50), cancelled: fc.boolean() })), async (things) => {
      const { clock, begin } = newClock()
      const ran: number[] = []
      const scheduled = things.map(({ at }) => clock.schedule(begin + at, () => ran.push(at)))
      things.forEach(({ cancelled }, index) => {
        if (cancelled) scheduled[index]?.cancel()
      })
      await clock.idle()
      const kept = things.filter(({ cancelled }) => !cancelled).map(({ at }) => at)
      expect(ran).toEqual(kept.sort((a, b) => a - b))
    }),
  )
})

test('things due at the same instant run in an order that the seed fixes', async () => {
  const orderOf = async (seed: number) => {
    const { clock, begin } = newClock(seed)
    const order: number[] = []
    for (let index = 0; index < 8; index++) clock.schedule(begin + minute, () => order.push(index))
    await clock.idle()
    return order
  }
  const orders = await Promise.all([1, 2, 3, 4].map(orderOf))
  expect(await Promise.all([1, 2, 3, 4].map(orderOf))).toEqual(orders)
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1)
})

test('time stands still while work is under way', async () => {
  const { clock, begin } = newClock()
  let ran = false
  clock.schedule(begin + minute, () => {
    ran = true
  })
  await holdTime(clock, () => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(ran).toBe(false)
  await clock.idle()
  expect(ran).toBe(true)
})

test('the next thing waits until what the one before it started has come to rest', async () => {
  const { clock, begin } = newClock()
  const order: string[] = []
  clock.schedule(begin + minute, () => {
    void holdTime(clock, async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      order.push(`answer at ${(clock.epochMilliseconds() - begin) / minute}`)
    })
  })
  clock.schedule(begin + 2 * minute, () => order.push('deadline'))
  await clock.idle()
  expect(order).toEqual(['answer at 1', 'deadline'])
})

test('a busy token given back twice counts once', async () => {
  const { clock, begin } = newClock()
  const first = clock.busy()
  const second = clock.busy()
  first()
  first()
  let ran = false
  clock.schedule(begin, () => {
    ran = true
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(ran).toBe(false)
  second()
  await clock.idle()
  expect(ran).toBe(true)
})

test('a wait ends at the moment at which its condition holds, with later things still ahead', async () => {
  const { clock, begin } = newClock()
  let arrived = false
  clock.schedule(begin + minute, () => {
    arrived = true
  })
  clock.schedule(begin + day, () => undefined)
  await clock.until(() => arrived)
  expect(clock.epochMilliseconds()).toBe(begin + minute)
})

test('a wait for what can no longer happen is refused instead of hanging', async () => {
  const { clock } = newClock()
  await expect(clock.until(() => false)).rejects.toThrow('nothing is scheduled any more')
})

test('something scheduled for the past runs now', async () => {
  const { clock, begin } = newClock()
  clock.schedule(begin - day, () => undefined)
  await clock.idle()
  expect(clock.epochMilliseconds()).toBe(begin)
})
