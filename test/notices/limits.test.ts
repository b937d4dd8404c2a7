import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instantOf, minus, plus } from '../../domain/kernel/instant.ts'
import { bucketsOf, type TokenBucket, takeTokens } from '../../domain/kernel/token-bucket.ts'
import { phoneFreeAt } from '../../domain/notices/phone-limits.ts'

const start = Date.parse('2027-03-05T02:00:00.000Z')

describe('a bucket that several take from', () => {
  const takers = fc.array(fc.record({ pause: fc.nat(3000), tokens: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
  })
  test('gives no more in any span than the rate and one block', () => {
    fc.assert(
      fc.property(takers, fc.integer({ min: 1, max: 500 }), (asked, perSecond) => {
        let bucket: TokenBucket | undefined
        let now = start
        const given = asked.map(({ pause, tokens }) => {
          now += pause
          const taken = takeTokens(bucket, tokens, perSecond, now)
          bucket = taken.bucket
          expect(taken.at).toBeGreaterThanOrEqual(now)
          return { at: taken.at, tokens }
        })
        for (const [from, first] of given.entries())
          for (const [to, last] of given.entries()) {
            if (to < from) continue
            const between = given.slice(from, to).reduce((sum, { tokens }) => sum + tokens, 0)
            expect(between).toBeLessThanOrEqual(((last.at - first.at) / 1000) * perSecond + 1e-3)
          }
      }),
    )
  })
  test('holds a part of the rate that one key of the table can give', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20_000, noNaN: true }), (perSecond) => {
        const buckets = bucketsOf(perSecond)
        expect(perSecond / buckets).toBeLessThanOrEqual(500)
        const { at, bucket } = takeTokens(undefined, 1, perSecond, 0)
        const filledIn = (1000 / (bucket.paidAt - at)) * buckets
        expect(filledIn).toBeLessThanOrEqual(perSecond * (1 + 1e-9))
        // To a thousandth of a millisecond.
        expect(filledIn).toBeGreaterThan(perSecond * 0.999)
      }),
    )
  })
  test('who comes when it is full goes at once', () => {
    expect(takeTokens({ paidAt: start - 1 }, 100, 10, start).at).toBe(start)
    expect(takeTokens(undefined, 100, 10, start)).toEqual({ at: start, bucket: { paidAt: start + 10_000 } })
  })
})

describe('a phone', () => {
  const now = instantOf(start)
  const limits = [
    { most: 1, within: { seconds: 30 } },
    { most: 3, within: { days: 1 } },
  ]
  const ago = (seconds: number) => minus(now, { seconds })
  test.each<[string, Instant[], Instant]>([
    ['that got nothing is free', [], now],
    ['that got one ten seconds ago waits twenty', [ago(10)], plus(now, { seconds: 20 })],
    ['that got one a minute ago is free', [ago(60)], now],
    [
      'that got its three of the day waits until the first is a day old',
      [ago(60), ago(7200), ago(3600)],
      plus(ago(7200), { days: 1 }),
    ],
  ])('%s', (_, got, free) => {
    expect(phoneFreeAt(got, limits, now)).toBe(free)
  })
})
