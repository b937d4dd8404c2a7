import jsonata, { type Expression, type Focus } from 'jsonata'
import { decodeBase64, encodeBase64 } from './functions/base64.ts'
import { decodeUrlComponent } from './functions/decode-url-component.ts'
import { formatInstant } from './functions/format-instant.ts'
import { hash } from './functions/hash.ts'
import { parse } from './functions/parse.ts'
import { partition } from './functions/partition.ts'
import { random } from './functions/random.ts'
import { range } from './functions/range.ts'
import { readInstant } from './functions/read-instant.ts'
import { uuid } from './functions/uuid.ts'
import { largestSequence } from './largest-sequence.ts'

/** An expression reaches time and chance of its own evaluation under names that no expression can write. */
export const moment = ' moment'
export const chance = ' chance'

const chanceOf = (focus: Focus) => focus.environment.lookup(chance) as () => number

/**
 * AWS stops an expression that does not end (milliseconds), nests too deep (levels of evaluation) or holds too much.
 */
const guards = { timeout: 5000, stack: 100, sequence: largestSequence }
const cache = new Map<string, Expression>()

/** The compiled expression, kept; throws what jsonata throws (`{ code, position, message }`) when it cannot be read. */
export function compile(source: string): Expression {
  const known = cache.get(source)
  if (known) return known
  const expression = jsonata(source, guards)
  // Without signatures: AWS tells an argument that is left out from one that is nothing.
  expression.registerFunction('partition', partition)
  expression.registerFunction('range', range)
  expression.registerFunction('hash', hash)
  expression.registerFunction('parse', parse)
  expression.registerFunction(
    'random',
    function (this: Focus, seed?: number) {
      return seed === undefined ? chanceOf(this)() : random(seed)
    },
    '<n?:n>',
  )
  expression.registerFunction(
    'uuid',
    function (this: Focus) {
      return uuid(chanceOf(this))
    },
    '<:s>',
  )
  expression.registerFunction(
    'millis',
    function (this: Focus) {
      return this.environment.lookup(moment) as number
    },
    '<:n>',
  )
  expression.registerFunction(
    'now',
    async function (this: Focus, picture?: string, timezone?: string): Promise<unknown> {
      return formatInstant(this.environment.lookup(moment), picture, timezone)
    },
    '<s?s?:s>',
  )
  expression.registerFunction('fromMillis', formatInstant, '<x-s?s?:s>')
  expression.registerFunction('toMillis', readInstant, '<s-s?:n>')
  expression.registerFunction('decodeUrlComponent', decodeUrlComponent, '<s-:s>')
  // jsonata's own read text as Latin-1; AWS takes UTF-8.
  expression.registerFunction('base64encode', encodeBase64, '<s-:s>')
  expression.registerFunction('base64decode', decodeBase64, '<s-:s>')
  expression.assign('eval', undefined)
  cache.set(source, expression)
  return expression
}
