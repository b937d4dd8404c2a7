import { englishDate, writtenShortly } from '../../kernel/forms/beijing-time.ts'
import { dateInShanghai, timeInShanghai } from '../../kernel/instant.ts'
import type { Words } from '../../kernel/words.ts'
import { modeTerms } from './mode-terms.ts'
import { departsAt, type Trip } from './trip.ts'

export type RunFacts = Pick<Trip, 'mode' | 'service' | 'stops' | 'passengers'>

/** Which run it is, for whoever has several before them: what, from where to where, when in Beijing time, and for how many. */
export function runInWords({ mode, service, stops, passengers }: RunFacts): Words {
  const [from, to] = [stops[0]?.name ?? '', stops.at(-1)?.name ?? '']
  const at = departsAt({ stops })
  const { zh, en } = modeTerms[mode]
  return {
    zh: `${service === null ? zh : `${zh} ${service}`}，${writtenShortly(at)}，${from}→${to}，${passengers}人`,
    en: `${service === null ? en : `${en} “${service}”`}, ${englishDate(dateInShanghai(at))} ${timeInShanghai(at)}, “${from}” to “${to}”, ${passengers} people`,
  }
}
