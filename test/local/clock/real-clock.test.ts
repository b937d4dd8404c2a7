import { expect, test } from 'vitest'
import { instantOf } from '../../../domain/kernel/instant.ts'
import { holdTime } from '../../../local/clock/hold-time.ts'
import { realClock } from '../../../local/clock/real-clock.ts'

const minute = 60_000
const day = 86_400_000

test('a timer fires by itself when its time has come', async () => {
  const clock = realClock()
  const at = clock.epochMilliseconds() + 15
  await new Promise<void>((resolve) => {
    clock.schedule(at, resolve)
    setTimeout(() => undefined, 1000)
  })
  expect(clock.epochMilliseconds()).toBeGreaterThanOrEqual(at)
})

test('something due in half a year does not fire at once', async () => {
  const clock = realClock()
  let ran = false
  clock.schedule(clock.epochMilliseconds() + 180 * day, () => {
    ran = true
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(ran).toBe(false)
})

test('moving time on runs what falls due on the way, in order, with what each of them starts', async () => {
  const clock = realClock()
  const begin = clock.epochMilliseconds()
  const order: string[] = []
  clock.schedule(begin + 2 * day, () => order.push('second day'))
  clock.schedule(begin + 10 * day, () => order.push('tenth day'))
  clock.schedule(begin + day, () => {
    void holdTime(clock, async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      clock.schedule(begin + day + minute, () => order.push('a minute into the first day'))
    })
  })
  await clock.advance({ days: 3 })
  expect(order).toEqual(['a minute into the first day', 'second day'])
  expect(clock.epochMilliseconds()).toBeGreaterThanOrEqual(begin + 3 * day)
  expect(clock.epochMilliseconds()).toBeLessThanOrEqual(begin + 3 * day + (Date.now() - begin))
  expect(clock.ahead()).toBeGreaterThan(2 * day)
})

test('two that move time on at once wait for each other', async () => {
  const clock = realClock()
  const begin = clock.epochMilliseconds()
  await Promise.all([clock.advance({ days: 1 }), clock.advance({ days: 1 })])
  expect(clock.epochMilliseconds()).toBeGreaterThanOrEqual(begin + 2 * day)
})

test('moving to an instant that has passed moves nothing', async () => {
  const clock = realClock()
  await clock.advance(instantOf(clock.epochMilliseconds() - day))
  expect(clock.ahead()).toBe(0)
})

test('time moved on in an earlier run can be taken up again', () => {
  const clock = realClock({ ahead: 5 * day })
  expect(clock.epochMilliseconds()).toBeGreaterThan(Date.now() + 4 * day)
})

test('a clock that began in the past meets the machine, with everything that falls due on the way', async () => {
  const clock = realClock({ ahead: -3 * 60 * minute })
  const begin = clock.epochMilliseconds()
  const order: string[] = []
  clock.schedule(begin + minute, () => {
    order.push('a minute later')
    clock.schedule(begin + 120 * minute, () => order.push('two hours later'))
  })
  clock.schedule(begin + 240 * minute, () => order.push('an hour from now'))
  await clock.meetMachine()
  expect(order).toEqual(['a minute later', 'two hours later'])
  expect(clock.ahead()).toBe(0)
})

test('a clock that is ahead stays so when it is to meet the machine', async () => {
  const clock = realClock({ ahead: day })
  await clock.meetMachine()
  expect(clock.ahead()).toBe(day)
})

test('requests that keep coming hold a move up for seconds, not for ever; work that they started is waited for', async () => {
  const clock = realClock()
  const begin = clock.epochMilliseconds()
  let isOver = false
  const serve = () => new Promise((resolve) => setTimeout(resolve, 5))
  const sender = async () => {
    while (!isOver) await holdTime(clock, serve, 'request')
  }
  const senders = Array.from({ length: 8 }, sender)
  const order: string[] = []
  for (let hour = 1; hour <= 48; hour += 1)
    clock.schedule(begin + hour * 60 * minute, () => {
      void holdTime(clock, async () => {
        await serve()
        order.push(`work of hour ${hour}`)
      })
    })
  await clock.advance({ days: 2 })
  expect(Date.now() - begin).toBeLessThan(30_000)
  isOver = true
  await Promise.all(senders)
  expect(order).toEqual(Array.from({ length: 48 }, (_, hour) => `work of hour ${hour + 1}`))
})
