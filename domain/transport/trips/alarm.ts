import { derivedId, type EventId, type TripId } from '../../kernel/ids.ts'
import { readBack } from '../../kernel/read-back.ts'
import { sayAgain } from '../../kernel/sentences.ts'
import type { KeptSentence, Sentence, Words } from '../../kernel/words.ts'
import { alarmSentences, endReasons } from './alarm-sentences.ts'
import { reportTerms } from './mode-terms.ts'
import type { Alarm } from './trip.ts'

/** An alarm as it is raised and kept. What earlier releases raised, and workflows that they started, is its text alone. */
export interface RaisedAlarm extends Pick<Alarm, 'at' | 'about'> {
  /** A trip says each thing once: this tells whether it said it. */
  readonly what: string
  readonly said?: KeptSentence
}

/** The sentence of an alarm, as it is raised with it. */
export function alarmOf({ code, slots, en }: Sentence): Pick<RaisedAlarm, 'what' | 'said'> {
  return { what: en, said: { code, ...(slots && { slots }) } }
}

/** As it is read: in the words of today, and with the name by which it is seen to. */
export function alarmAsRead(tripId: TripId, { at, what, said, about }: RaisedAlarm): Alarm {
  const words = (said && sayAgain(alarmSentences, said)) ?? oldAlarmWords(what)
  return { at, what: words.en, words, alarmId: alarmIdOf(tripId, { what }), ...(about && { about }) }
}

/** How an alarm is named where it is seen to. */
export function alarmIdOf(tripId: TripId, { what }: Pick<RaisedAlarm, 'what'>): EventId {
  return derivedId('EventId', tripId, 'alarm', what)
}

/** Whether two alarms say the same, one of them perhaps in the words of an earlier release. */
export function isSameAlarm(one: Pick<RaisedAlarm, 'what'>, other: Pick<RaisedAlarm, 'what'>): boolean {
  return bare(one) === bare(other)
}

function bare({ what }: Pick<RaisedAlarm, 'what'>): string {
  return oldAlarmWords(what).en.replaceAll(/[“”]/g, '')
}

/** The text that earlier releases kept: in Chinese and then in English, or in English alone. */
export function oldAlarmWords(text: string): Words {
  const { zh, en } = /^(?<zh>.*[。！？])\s+(?<en>[A-Z].*)$/su.exec(text)?.groups ?? {}
  if (zh !== undefined && en !== undefined) {
    const [, whose] = /^(plc_\w+)：/.exec(zh) ?? []
    return { zh, en: whose === undefined ? en : `${whose}: ${en}` }
  }
  const terms = [...Object.values(reportTerms), ...Object.values(endReasons)]
  return readBack(alarmSentences.table, text, terms) ?? { zh: text, en: text }
}
