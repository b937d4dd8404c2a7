import { pauseBeforeTry } from './pause-before-try.ts'

const mostTries = 8

interface Batch {
  readonly unprocessed: readonly unknown[]
}

/**
 * The results of a batch call, a slice of `size` items at a time and in their order. DynamoDB leaves items out of a batch
 * when a partition is busy, and ElectroDB hands them back as `unprocessed`: taken for an answer they would be people who are
 * not there. So the slice is called again, after a pause; throws where some are left out to the end.
 */
export async function whole<Item, Result extends Batch>(
  items: readonly Item[],
  size: 25 | 100,
  call: (some: Item[]) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += size)
    results.push(await wholeSlice(items.slice(start, start + size), call))
  return results
}

async function wholeSlice<Item, Result extends Batch>(
  slice: Item[],
  call: (some: Item[]) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const result = await call(slice)
    const left = result.unprocessed.length
    if (left === 0) return result
    if (tries === mostTries) throw new Error(`the table left out ${left} items of a batch, at try ${tries}`)
    await pauseBeforeTry(tries)
  }
}
