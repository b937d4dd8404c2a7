import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Book, openBook } from '../../../local/partners/ledger.ts'

let folder: string
let book: Book
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-book-'))
  book = openBook(join(folder, 'partners.sqlite'))
})
afterEach(async () => {
  book.close()
  await rm(folder, { recursive: true })
})

/** What a start after the death of the process reads: all that was kept, and nothing else. */
function openAgain(): Book {
  book.close()
  book = openBook(join(folder, 'partners.sqlite'))
  return book
}

test('what was kept is there after a crash, in its order', () => {
  const typed = book.shelf<string>('typed')
  typed.add('1')
  typed.add('2')
  typed.add('不去了')
  typed.delete('1')
  book.shelf('seats').set('trp_1', { seats: 19, booked: false })
  book.shelf('seats').set('trp_1', { seats: 19, booked: true })
  book.keep(1000.5)

  const after = openAgain()
  expect([...after.shelf('typed').values()]).toEqual(['1', '不去了'])
  expect(after.shelf('seats').get('trp_1')).toEqual({ seats: 19, booked: true })
  expect(after.lastKept).toBe(1000.5)
  after.shelf<string>('typed').add('TD')
  expect([...after.shelf('typed').values()]).toEqual(['1', '不去了', 'TD'])
})

test('what was not kept before a crash never was', () => {
  book.shelf('seats').set('trp_1', { seats: 19 })
  book.note({ at: 5000, verb: 'call the roll', data: {} })
  expect(openAgain().shelf('seats').size).toBe(0)
  expect(book.plans).toEqual([])
  expect(book.lastKept).toBeUndefined()
})

test('what somebody meant to do comes again until it was done', () => {
  const roll = book.note({ at: 5000.25, verb: 'call the roll', data: { tripId: 'trp_1' } })
  book.note({ at: 3000, verb: 'sign an agreement', data: null })
  book.keep(1000)
  book.crossOff(roll)
  expect(openAgain().plans.map(({ verb }) => verb)).toEqual(['call the roll', 'sign an agreement'])
  expect(book.plans[0]).toEqual(roll)
  book.crossOff(roll)
  book.keep(2000)
  expect(openAgain().plans.map(({ verb }) => verb)).toEqual(['sign an agreement'])
})

test('a second start on the same book is refused', () => {
  expect(() => openBook(join(folder, 'partners.sqlite'))).toThrow('database is locked')
})
