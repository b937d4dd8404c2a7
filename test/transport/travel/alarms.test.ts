import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { sayAgain } from '../../../domain/kernel/sentences.ts'
import { alarmAsRead, alarmOf, isSameAlarm, oldAlarmWords } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences, endReasons } from '../../../domain/transport/trips/alarm-sentences.ts'

const at = '2027-03-01T00:00:00.000Z' as Instant
const tripId = derivedId('TripId', 'alarmed')

describe('an alarm of this release', () => {
  test('is kept by its key and slots, and read in the words of today', () => {
    const said = alarmSentences('not-told', { people: 3, part: 2 })
    const raised = { at, ...alarmOf(said) }
    expect(raised.said).toEqual({ code: 'alarm/not-told', slots: { people: 3, part: 2 } })
    expect(alarmAsRead(tripId, raised)).toMatchObject({ what: said.en, words: { zh: said.zh, en: said.en } })
    expect(sayAgain(alarmSentences, { code: 'alarm/no-longer-said' })).toBeUndefined()
    // A sentence that is worded anew: the key decides.
    expect(alarmAsRead(tripId, { ...raised, what: 'Something older.' }).words.zh).toBe(said.zh)
  })
})

describe('an alarm that an earlier release kept as a text', () => {
  test.each([
    [
      'The roll-call report is late: telephone the escort.',
      '点名报告没有按时来：请电话联系领队。',
      'The roll-call report is late: telephone the escort.',
    ],
    [
      'Cancel the beds PA-1 in 平安旅馆 by telephone: the trip was lost.',
      '请电话取消“平安旅馆”的住宿订单PA-1：这趟行程开不了。',
      'Cancel the beds PA-1 in 平安旅馆 by telephone: the trip was lost.',
    ],
    [
      'Not everything was reported: 4 people on no roll-call, the end of the journey open.',
      '报告不全：点名里没有的有4人，行程怎样结束也没有报告。',
      'Not everything was reported: 4 people on no roll-call, the end of the journey open.',
    ],
    [
      '点名互相矛盾，请核实并裁定。 Roll-calls contradict each other: look at contradictions, and decide.',
      '点名互相矛盾，请核实并裁定。',
      'Roll-calls contradict each other: look at contradictions, and decide.',
    ],
    ['The driver sang.', 'The driver sang.', 'The driver sang.'],
  ])('reads in both languages: %s', (text, zh, en) => {
    expect(oldAlarmWords(text)).toEqual({ zh, en })
  })

  test('says the same as today’s, so that a trip says it once', () => {
    const said = alarmOf(alarmSentences('no-stop', { county: '会泽县' }))
    const before =
      '会泽县没有登记上车点，通知里没有写：请登记并为这趟车选定。 No boarding stop is known for 会泽县, so the texts name none: enter one and choose it for this trip.'
    expect(isSameAlarm({ what: before }, said)).toBe(true)
    expect(isSameAlarm({ what: before }, alarmOf(alarmSentences('no-stop', { county: '鲁甸县' })))).toBe(false)
  })
})

test('what a workflow raises stands in the table, of today’s and of earlier definitions', () => {
  const today = readFileSync(new URL('../../../workflows/transport/run-trip.asl.json', import.meta.url), 'utf8')
  const says = [...today.matchAll(/"says": "([\w-]+)"/g)].map(([, key]) => key)
  expect(says).toEqual(['booking-stands', 'plant-not-told'])
  for (const what of [
    'Nobody travels, but the booking could not be released: telephone the carrier.',
    'A plant could not be told who arrives: telephone it.',
  ])
    expect(oldAlarmWords(what).zh).toMatch(/^[\p{Script=Han}，：。]+$/u)
})

test('why a trip ends stands in the table as it was kept', () => {
  for (const [key, { en }] of Object.entries(endReasons)) expect(en).toBe(key)
})
