import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from '../../domain/kernel/wilson-interval.ts'

test('the textbook cases: 8 of 10, all of 10, none of 10', () => {
  expect(wilsonInterval(8, 10)).toEqual({ low: expect.closeTo(0.4902, 3), high: expect.closeTo(0.9433, 3) })
  expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.7225, 3), high: 1 })
  expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 3) })
  expect(wilsonInterval(0, 0)).toBeNull()
})

const counts = fc
  .integer({ min: 1, max: 50_000 })
  .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)))

test('it holds the share itself, lies within 0 and 1, and is narrower of more people', () => {
  fc.assert(
    fc.property(counts, ([some, all]) => {
      const { low, high } = wilsonInterval(some, all)!
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low - 1e-9).toBeLessThanOrEqual(some / all)
      expect(high + 1e-9).toBeGreaterThanOrEqual(some / all)
      const more = wilsonInterval(some * 4, all * 4)!
      expect(more.high - more.low).toBeLessThan(high - low)
    }),
  )
})
