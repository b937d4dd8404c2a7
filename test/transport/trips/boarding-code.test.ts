import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { type Instant, instantOf } from '../../../domain/kernel/instant.ts'
import {
  passToSign,
  readBoardingCode,
  whyNotBoard,
  writeBoardingCode,
} from '../../../domain/transport/trips/boarding-code.ts'

const tripId = derivedId('TripId', 'one')
const workerId = derivedId('WorkerId', 'one')
const until = '2026-03-05T10:30:00.000Z' as Instant
const pass = { tripId, workerId, until }
const code = (signature = new Uint8Array(64).fill(7)) => writeBoardingCode(passToSign(pass, 'b1'), signature)

test('a code gives back what was put into it, and all of it fits the dense mode of a QR code', () => {
  const minutes = fc.integer({ min: 0, max: 60_000_000 })
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), minutes, fc.integer(), (signature, end, number) => {
      const said = { tripId: derivedId('TripId', number), workerId, until: instantOf(end * 60_000) }
      const signed = passToSign(said, 'b2')
      const text = writeBoardingCode(signed, signature)
      expect(text).toMatch(/^[0-9A-Z.]{1,178}$/)
      const { signature: read, ...others } = readBoardingCode(text)!
      expect(others).toEqual({ ...said, keyId: 'b2', signed })
      expect([...read]).toEqual([...signature])
    }),
  )
})

test.each([
  '',
  'wrk_',
  workerId,
  tripId,
  'https://zhida.example/t/abc',
  code().slice(0, -1),
  `${code()}0`,
  code().toLowerCase(),
  code().replace('ZD1', 'ZD2'),
  code().replace(/\.[0-9A-Z]+(?=\.[0-9A-Z]{103}$)/, '.ZZZZZZZZ'),
  // A digit that nobody writes, and bits that nobody sets.
  code().replace(/.$/, 'U'),
  code().replace(/.$/, '1'),
  '😀'.repeat(40),
])('%s is no boarding code', (text) => {
  expect(readBoardingCode(text)).toBeNull()
})

test('it boards its own trip until its end, and says what to do otherwise', () => {
  expect(whyNotBoard(pass, tripId, until)).toBeUndefined()
  expect(whyNotBoard(pass, derivedId('TripId', 'two'), until)?.zh).toContain('另一趟车')
  const late = '2026-03-05T10:31:00.000Z' as Instant
  expect(whyNotBoard(pass, tripId, late)?.zh).toMatch(/已过期.*3月5日.*重新打开/)
})
