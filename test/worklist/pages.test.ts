import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import {
  byAge,
  isOverdue,
  type PlaceInList,
  type Waiting,
  type WaitingScope,
  waitsNow,
} from '../../domain/kernel/waiting.ts'
import type { WaitingKind } from '../../domain/kernel/waiting-kinds.ts'
import { rowsOf, waitingEntity } from '../../storage/kernel/waiting.ts'
import { putEach } from '../../storage/put-each.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const now = '2026-03-10T04:00:00.000Z' as Instant
/** One that waits until it is settled, two that end by themselves, and one with a time that runs out. */
const kinds = ['alarm', 'agreement-expiring', 'headcount-unanswered', 'case'] as const satisfies WaitingKind[]
let run = 0

const moment = fc.integer({ min: -3, max: 2 }).map((hours) => plus(now, { hours }))
const anyEntry = fc.record({
  kind: fc.constantFrom(...kinds),
  since: moment,
  until: fc.option(moment),
  lists: fc.constantFrom([0], [1], [0, 1]),
})

async function keep(entries: readonly Waiting[]): Promise<void> {
  const entity = waitingEntity(world.deps.database)
  await putEach(entries.flatMap(rowsOf), (some) => entity.put(some).go())
}

async function everyPage(scopes: readonly WaitingScope[], limit: number, kind?: WaitingKind) {
  const pages = []
  for (let after: PlaceInList | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page: Awaited<ReturnType<World['deps']['waiting']['page']>> = await world.deps.waiting.page(
      scopes,
      { kind, after, limit },
      now,
    )
    pages.push(page)
    after = page.end
  }
  return pages
}

/** What the pages must tell of these entries. */
function expected(entries: readonly Waiting[], kind?: WaitingKind) {
  const all = entries.filter((entry) => waitsNow(entry, now)).sort(byAge)
  const counts = kinds.flatMap((one) => {
    const some = all.filter((entry) => entry.kind === one)
    const overdue = some.filter((entry) => isOverdue(entry, now)).length
    return some.length === 0 ? [] : [[one, { waiting: some.length, overdue }]]
  })
  const shown = all.filter((entry) => kind === undefined || entry.kind === kind)
  return { counts: Object.fromEntries(counts) as object, ids: shown.map(({ id }) => id) }
}

function told(pages: Awaited<ReturnType<typeof everyPage>>) {
  const counts = pages.map(({ counts: some }) => Object.fromEntries([...some].filter(([, { waiting }]) => waiting > 0)))
  for (const one of counts) expect(one).toEqual(counts[0])
  return { counts: counts[0], ids: pages.flatMap(({ entries }) => entries.map(({ id }) => id)) }
}

test('page by page a list tells each entry once, the longest waiting first, and counts what waits now, be it one list or two', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEntry, { maxLength: 25 }),
      fc.integer({ min: 1, max: 6 }),
      fc.option(fc.constantFrom(...kinds), { nil: undefined }),
      async (drawn, limit, kind) => {
        run += 1
        const scopes: WaitingScope[] = [`county:${run}`, `specialist:${run}`]
        const entries = drawn.map(
          ({ lists, ...entry }, index): Waiting => ({
            ...entry,
            id: `one-${String(index * 7919).padStart(8, '0')}`,
            subject: {},
            scopes: scopes.filter((_, list) => lists.includes(list as never)),
          }),
        )
        await keep(entries)
        expect(told(await everyPage(scopes, limit, kind))).toEqual(expected(entries, kind))
        const first = entries.filter((entry) => entry.scopes.includes(scopes[0]!))
        expect(told(await everyPage(scopes.slice(0, 1), limit, kind))).toEqual(expected(first, kind))
      },
    ),
    { numRuns: 25, seed: 9 },
  )
})

test('long lists tell the same, one beside an empty one and two that share entries', async () => {
  const [long, other, empty]: WaitingScope[] = ['city:441900', 'city:440300', 'specialist:nobody'] as WaitingScope[]
  const entries = Array.from(
    { length: 260 },
    (_, index): Waiting => ({
      kind: kinds[index % 4]!,
      id: `long-${String(index).padStart(6, '0')}`,
      subject: {},
      // Many came about at the same moment, as after a storm.
      since: plus(now, { minutes: -Math.floor(index / 90) }),
      until: index % 3 === 0 ? plus(now, { minutes: index % 2 === 0 ? -1 : 1 }) : null,
      scopes: [long!, ...(index < 20 ? [other!] : [])],
    }),
  )
  await keep(entries)
  for (const scopes of [[long!], [long!, empty!], [long!, other!], [long!, long!]])
    expect(told(await everyPage(scopes, 50))).toEqual(expected(entries))
})

test('a page of a province’s long list reads no more of it than the page', async () => {
  const entries = Array.from(
    { length: 400 },
    (_, index): Waiting => ({
      kind: kinds[index % 4]!,
      id: `wide-${String(index).padStart(6, '0')}`,
      subject: { caseId: String(index) },
      since: plus(now, { minutes: -index }),
      until: null,
      scopes: ['province'],
    }),
  )
  await keep(entries)
  let items = 0
  const { client } = world.deps.database
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args)
      const { Items = [], Responses = {} } = answer.output as { Items?: object[]; Responses?: Record<string, object[]> }
      items += Items.length + Object.values(Responses).flat().length
      return answer
    },
    { step: 'initialize', name: 'count-items' },
  )
  const { entries: page, counts } = await world.deps.waiting.page(['province'], { after: null, limit: 10 }, now)
  client.middlewareStack.remove('count-items')
  expect(page.map(({ id }) => id)).toEqual(expected(entries).ids.slice(0, 10))
  expect(counts.get('alarm')).toEqual({ waiting: 100, overdue: 0 })
  // The page, and of each of the four kinds as much as it might have held.
  expect(items).toBeLessThanOrEqual(10 + 4 * 11)
})
