import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

const fewestLetters = 4

/** A purpose in words. It stands in an address, in the log and in the audit, so it names nobody by a number. */
export function reasonForDetails(why: string | undefined): string | Refusal<'invalid-request'> {
  const letters = why?.match(/\p{L}/gu) ?? []
  if (why === undefined || letters.length < fewestLetters || new Set(letters).size < 2)
    return refuse('invalid-request', doorSentences('why-needed', { fewest: fewestLetters }), 'query/why')
  if (/\d{7}/.test(why.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')))
    return refuse('invalid-request', doorSentences('no-numbers'), 'query/why')
  return why
}
