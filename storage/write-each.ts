import { pauseBeforeTry } from './pause-before-try.ts'

/** DynamoDB takes at most this many writes in one transaction. */
const transactionSize = 100

interface Transacted {
  readonly canceled: boolean
  readonly data: readonly { readonly rejected: boolean; readonly code?: string }[]
}

/** The write's own condition did not hold: somebody was there before. Every other reason says that nothing was decided. */
const refusedReason = 'ConditionalCheckFailed'
/** What another transaction at the same moment, or a busy partition, costs: worth another try. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const mostTries = 8

/**
 * Makes the conditional writes of each item (`writesPerItem` of them, in order) a hundred to a transaction, and answers
 * the items whose conditions held. A cancelled transaction leaves out the items that were refused and tries the rest
 * again: that costs one more call where something was already there, and none where all is new. Throws where the table
 * cancels for another reason, such as an item that is too large.
 * `shared` writes come after those of the items, on behalf of all in the transaction. Where one of them is refused there is no
 * room for so many: the last item is left out, and the others are tried again.
 */
export async function writeEach<Item>(
  items: readonly Item[],
  writesPerItem: number,
  transact: (items: readonly Item[]) => Promise<Transacted>,
  shared = 0,
): Promise<Item[]> {
  const written: Item[] = []
  const size = Math.floor((transactionSize - shared) / writesPerItem)
  for (let start = 0; start < items.length; start += size) {
    let rest = items.slice(start, start + size)
    for (let tries = 1; rest.length > 0; tries += 1) {
      const { canceled, data } = await transact(rest)
      if (!canceled) {
        written.push(...rest)
        break
      }
      const reasons = data.map(({ rejected, code = '' }) => (rejected ? code : 'None'))
      const isStuck = reasons.some((reason) => reason !== 'None' && reason !== refusedReason && !passing.has(reason))
      const fitting = rest.filter((_, item) => {
        const ofItem = reasons.slice(item * writesPerItem, (item + 1) * writesPerItem)
        return !ofItem.includes(refusedReason)
      })
      const isFull =
        fitting.length === rest.length && reasons.slice(rest.length * writesPerItem).includes(refusedReason)
      const left = isFull ? fitting.slice(0, -1) : fitting
      if (isStuck || (tries >= mostTries && left.length === rest.length))
        throw new Error(`the table cancelled a transaction, at try ${tries}: ${reasons.join(' ')}`)
      if (reasons.some((reason) => passing.has(reason))) await pauseBeforeTry(tries)
      rest = left
    }
  }
  return written
}
