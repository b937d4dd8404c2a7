import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { GivenInstant } from '../../domain/kernel/given-instant.ts'
import { Instant, instantOf } from '../../domain/kernel/instant.ts'

describe('a moment as others write it', () => {
  test.each([
    ['2026-03-05T01:30:00Z', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T01:30:00.000Z', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T01:30:00.5Z', '2026-03-05T01:30:00.500Z'],
    ['2026-03-05T01:30:00.12Z', '2026-03-05T01:30:00.120Z'],
    ['2026-03-05T01:30:00.123456Z', '2026-03-05T01:30:00.123Z'],
    ['2026-03-05T01:30:00.123999999Z', '2026-03-05T01:30:00.123Z'],
    ['2026-03-05T01:30:59.9999999999999999Z', '2026-03-05T01:30:59.999Z'],
    ['2026-03-05T09:30:00+08:00', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T09:30:00.123456789+08:00', '2026-03-05T01:30:00.123Z'],
    ['2026-03-04T20:00:00-05:30', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T07:15:00+05:45', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T01:30:00+00:00', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T01:30:00-00:00', '2026-03-05T01:30:00.000Z'],
    ['2026-03-06T01:29:00+23:59', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05t01:30:00z', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05 09:30:00+08:00', '2026-03-05T01:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T07:59:60.25+08:00', '2017-01-01T00:00:00.250Z'],
    ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => expect(GivenInstant.parse(text)).toBe(instant))

  test.each([
    '0042-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-13-05T01:30:00Z',
    '2026-00-05T01:30:00Z',
    '2026-02-29T01:30:00Z',
    '2026-04-31T01:30:00Z',
    '2026-03-00T01:30:00Z',
    '2026-03-05T24:00:00Z',
    '2026-03-05T01:60:00Z',
    '2026-03-05T01:30:61Z',
    '2026-03-05T01:30:60Z',
    '2026-03-05T23:59:60Z',
    '2026-03-05T01:30:00+25:00',
    '2026-03-05T01:30:00+08:60',
    '2026-03-05T01:30:00+0800',
    '2026-03-05T01:30:00+08',
    '2026-03-05T01:30:00',
    '2026-03-05T01:30Z',
    '2026-03-05T01:30:00.Z',
    '2026-03-05T01:30:00,5Z',
    '2026-03-05T01:30:00 Z',
    '2026-03-05  01:30:00Z',
    ' 2026-03-05T01:30:00Z',
    '2026-03-05T01:30:00Z\n',
    '2026-03-05T01:30:00−08:00',
    '2026-03-05T01:30:00Z[Asia/Shanghai]',
    '２０２６-03-05T01:30:00Z',
    '+002026-03-05T01:30:00Z',
    '20260305T013000Z',
    '2026-064T01:30:00Z',
    '2026-W10-4T01:30:00Z',
    '0000-01-01T00:00:00+08:00',
    '9999-12-31T23:59:59-08:00',
    '2026-03-05',
    '09:30:00Z',
    'Thu, 05 Mar 2026 01:30:00 GMT',
    '1772674200000',
    1772674200000,
    null,
    '',
  ])('%j is refused', (text) => expect(GivenInstant.safeParse(text).success).toBe(false))

  test('is pointed at where it is wrong, without being repeated', () => {
    const { error } = z.object({ at: GivenInstant }).safeParse({ at: '2026-13-05T01:30:00Z' })
    expect(error?.issues).toMatchObject([{ path: ['at'], message: expect.stringContaining('RFC 3339') }])
    expect(error?.message).not.toContain('2026-13')
  })

  test('is told to callers as a date-time', () => {
    expect(z.toJSONSchema(GivenInstant, { io: 'input' })).toMatchObject({ type: 'string', format: 'date-time' })
  })
})

test('a moment is the same in every offset, and one of ours stays as it is', () => {
  const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0) })
  fc.assert(
    fc.property(moments, fc.integer({ min: -1439, max: 1439 }), (epoch, offset) => {
      const instant = instantOf(epoch)
      const wall = instantOf(epoch + 86_400_000 + offset * 60_000).slice(0, -1)
      const size = Math.abs(offset)
      const told = `${offset < 0 ? '-' : '+'}${[Math.floor(size / 60), size % 60].map((part) => `${part}`.padStart(2, '0')).join(':')}`
      expect(GivenInstant.parse(`${wall}${told}`)).toBe(instantOf(epoch + 86_400_000))
      expect(GivenInstant.parse(instant)).toBe(instant)
    }),
  )
})

test('what is read is an instant of ours, whatever is sent', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/)),
      (text) => {
        const read = GivenInstant.safeParse(text)
        if (read.success) expect(Instant.safeParse(read.data).success).toBe(true)
      },
    ),
  )
})
