import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
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

test('no phone or text lies readable on the disk, and only the owner reads the key', async () => {
  ledger.collection<string>('replies of phones').set('13887010023', '我的电话是13887010023，不去了')
  ledger.note({ at: 1, verb: 'text', data: { phone: '13887010023' } })
  ledger.keep(1)
  for (const file of await readdir(folder)) {
    const bytes = await readFile(join(folder, file))
    for (const plain of ['13887010023', '不去了']) expect(bytes.includes(plain)).toBe(false)
  }
  expect((await stat(join(folder, 'partners.sqlite.key'))).mode & 0o777).toBe(0o600)
  expect(openAgain().collection('replies of phones').get('13887010023')).toBe('我的电话是13887010023，不去了')
})

test('a ledger whose key was lost is refused in one line', async () => {
  ledger.note({ at: 1, verb: 'text', data: null })
  ledger.keep(1)
  ledger.close()
  ledger = openLedger()
  await rm(join(folder, 'partners.sqlite.key'))
  expect(() => openLedger(join(folder, 'partners.sqlite'))).toThrow('put back the two of one folder')
})
