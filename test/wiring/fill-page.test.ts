import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillPage } from '../../functions/wiring/fill-page.ts'

/** A list of numbers whose cursor is the place at which it goes on. */
function listOf(numbers: readonly number[], read?: { times: number }) {
  return async (cursor: string | null, limit: number) => {
    if (read) read.times += 1
    const from = Number(cursor ?? 0)
    const end = from + limit
    return { items: numbers.slice(from, end), next: end < numbers.length ? String(end) : null }
  }
}
const shown = (some: readonly number[]) => some.map((one) => one % 7 === 0)

test('pages of what is shown are full, and together they are all of it, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 700 }),
      fc.integer({ min: 1, max: 90 }),
      async (numbers, limit) => {
        const read: number[] = []
        let cursor: string | null = null
        do {
          const page: { readonly items: readonly number[]; readonly next: string | null } = await fillPage(
            listOf(numbers),
            { cursor, limit },
            shown,
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          if (page.next !== null) expect(page.items).toHaveLength(limit)
          read.push(...page.items)
          cursor = page.next
        } while (cursor !== null)
        expect(read).toEqual(numbers.filter((one) => one % 7 === 0))
      },
    ),
  )
})

test('somebody far down the list stands in a first page of three', async () => {
  const numbers = [...Array.from({ length: 1900 }, () => 1), 7, 14, 21, 28]
  expect((await fillPage(listOf(numbers), { limit: 3 }, shown)).items).toEqual([7, 14, 21])
  // Where all are shown one read is enough, and where thousands are not the page goes on at its cursor.
  const read = { times: 0 }
  await fillPage(listOf(numbers, read), { limit: 50 }, (some) => some.map(() => true))
  expect(read.times).toBe(1)
  const none = await fillPage(listOf(Array.from({ length: 9000 }, () => 1)), { limit: 3 }, shown)
  expect(none).toEqual({ items: [], next: expect.any(String) })
})
