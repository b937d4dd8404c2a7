import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { latestPageOf } from '../../functions/notices/latest-page-of.ts'
import { sendNotices } from '../../functions/notices/send-notices.ts'
import { openWorld, type World } from '../world.ts'
import { type Person, surveyed } from './people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const first = derivedId('BatchId', 'first')
const second = derivedId('BatchId', 'second')

async function write(person: Person, batchId: typeof first, key: string) {
  const departure = plus(world.clock.now(), { days: 3 })
  const notice = {
    worker: await person.worker(),
    template: 'trip-cancelled',
    variables: { departure, place: '昭通客运站' },
    link: { batchId, chunk: 4 },
    atOnce: true,
  } as const
  await sendNotices({ key, notices: [notice] }, world.deps)
  await world.advance({ minutes: 90 })
}

test('a page is written once, however many messages lead to it, and whichever batch wrote last is the latest', async () => {
  const person = await surveyed(world)
  const { workerId } = person
  const page = () => latestPageOf(workerId, world.deps)
  expect(await page()).toBeNull()
  await write(person, first, 'one')
  expect(await page()).toEqual({ workerId, batchId: first, chunk: 4 })
  await write(person, second, 'two')
  const made = await world.deps.links.ofWorker(workerId)
  expect(made.map(({ batchId }) => batchId)).toEqual([first, second])
  expect(await page()).toMatchObject({ batchId: second })

  await write(person, first, 'three')
  expect(await world.deps.links.ofWorker(workerId)).toEqual(made)
  expect(await page()).toMatchObject({ batchId: first })
})

test('of pages that a release before wrote anew with each message the newest counts where no message tells more', async () => {
  const person = await surveyed(world)
  const { workerId } = person
  await write(person, second, 'four')
  const link = { workerId, batchId: first, chunk: 2, tokenHash: `of ${workerId}` }
  await world.deps.links.keep([link], plus(world.clock.now(), { hours: 1 }))
  expect(await latestPageOf(workerId, world.deps)).toEqual({ workerId, batchId: first, chunk: 2 })
})

test('a page that would go soon after a message is written anew', async () => {
  const { workerId } = await surveyed(world)
  const link = { workerId, batchId: first, chunk: 0, tokenHash: `soon ${workerId}` }
  const now = world.clock.now()
  const keptAt = async () => (await world.deps.links.ofWorker(workerId)).map((one) => one.keptAt)
  await world.deps.links.keep([link], now)
  await world.deps.links.keep([link], plus(now, { days: 180 }))
  expect(await keptAt()).toEqual([now])
  await world.deps.links.keep([link], plus(now, { days: 190 }))
  expect(await keptAt()).toEqual([plus(now, { days: 190 })])
})
