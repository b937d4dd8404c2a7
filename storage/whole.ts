import { pauseBeforeTry } from './pause-before-try.ts'

/** In which nothing got through at all. */
const mostTries = 8

interface Batch {
  readonly unprocessed: readonly unknown[]
}

/** What a call was asked for, and what came of it. */
interface Called<Item, Result> {
  readonly asked: readonly Item[]
  readonly result: Result
}

/**
 * A batch call for all of the items or keys, `size` at a time, and every result. DynamoDB leaves some out of a batch when a partition is
 * busy, and ElectroDB hands them back as `unprocessed`: taken for an answer they would be people who are not there. So the call is made
 * again for those, after a pause, as long as something gets through; throws where nothing does to the end.
 */
export async function whole<Item extends object, Result extends Batch>(
  items: readonly Item[],
  size: 25 | 100,
  call: (some: Item[]) => Promise<Result>,
): Promise<Called<Item, Result>[]> {
  const calls: Called<Item, Result>[] = []
  for (let start = 0; start < items.length; start += size) {
    let asked = items.slice(start, start + size)
    for (let tries = 1; asked.length > 0; ) {
      const result = await call(asked)
      const { unprocessed } = result
      calls.push({ asked, result })
      const left = leftOf(asked, unprocessed)
      if (left.length === asked.length && tries === mostTries)
        throw new Error(`the table left out ${unprocessed.length} items of a batch, at try ${tries}`)
      tries = left.length < asked.length ? 1 : tries + 1
      asked = left
      if (asked.length > 0) await pauseBeforeTry(tries)
    }
  }
  return calls
}

/** They are told by their keys, or as they are read; all were left where that leaves open which they are: twice is as once. */
function leftOf<Item extends object>(asked: Item[], unprocessed: readonly unknown[]): Item[] {
  if (unprocessed.length === 0) return []
  const left = asked.filter((item) => unprocessed.some((one) => isSame(item, one)))
  return left.length === unprocessed.length ? left : asked
}

/** The fields of a key are among what both have. */
function isSame(item: object, other: unknown): boolean {
  if (typeof other !== 'object' || other === null) return false
  const told = Object.entries(other).filter(([, value]) => typeof value !== 'object')
  const given = new Map(Object.entries(item))
  return told.length > 0 && told.every(([name, value]) => !given.has(name) || given.get(name) === value)
}
