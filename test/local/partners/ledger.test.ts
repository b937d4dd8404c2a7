import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../../../local/partners/ledger.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-ledger-'))
  ledger = openLedger(join(folder, 'partners.sqlite'))
})
afterEach(async () => {
  ledger.close()
  await rm(folder, { recursive: true })
})

/** What a start after the death of the process reads: all that was kept, and nothing else. */
function openAgain(): Ledger {
  ledger.close()
  ledger = openLedger(join(folder, 'partners.sqlite'))
  return ledger
}

test('what was kept is there after a crash, in its order', () => {
  const typed = ledger.collection<string>('typed')
  typed.add('1')
  typed.add('2')
  typed.add('不去了')
  typed.delete('1')
  ledger.collection('seats').set('trp_1', { seats: 19, booked: false })
  ledger.collection('seats').set('trp_1', { seats: 19, booked: true })
  ledger.keep(1000.5)

  const after = openAgain()
  expect([...after.collection('typed').values()]).toEqual(['1', '不去了'])
  expect(after.collection('seats').get('trp_1')).toEqual({ seats: 19, booked: true })
  expect(after.lastKept).toBe(1000.5)
  after.collection<string>('typed').add('TD')
  expect([...after.collection('typed').values()]).toEqual(['1', '不去了', 'TD'])
})

test('what was not kept before a crash never was', () => {
  ledger.collection('seats').set('trp_1', { seats: 19 })
  ledger.note({ at: 5000, verb: 'call the roll', data: {} })
  expect(openAgain().collection('seats').size).toBe(0)
  expect(ledger.plans).toEqual([])
  expect(ledger.lastKept).toBeUndefined()
})

test('what somebody meant to do comes again until it was done', () => {
  const roll = ledger.note({ at: 5000.25, verb: 'call the roll', data: { tripId: 'trp_1' } })
  ledger.note({ at: 3000, verb: 'sign an agreement', data: null })
  ledger.keep(1000)
  ledger.crossOff(roll)
  expect(openAgain().plans.map(({ verb }) => verb)).toEqual(['call the roll', 'sign an agreement'])
  expect(ledger.plans[0]).toEqual(roll)
  ledger.crossOff(roll)
  ledger.keep(2000)
  expect(openAgain().plans.map(({ verb }) => verb)).toEqual(['sign an agreement'])
})

test('a second start on the same ledger is refused', () => {
  expect(() => openLedger(join(folder, 'partners.sqlite'))).toThrow('database is locked')
})
