/** DynamoDB takes at most this many writes in one transaction. */
const transactionSize = 100

interface Transacted {
  readonly canceled: boolean
  readonly data: readonly { readonly rejected: boolean; readonly code?: string }[]
}

/** What another transaction at the same moment, or a busy partition, costs: worth another try. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const mostTries = 8

/**
 * Makes the conditional writes of each item (`writesPerItem` of them, in order) a hundred to a transaction, and answers
 * the items whose conditions held. A cancelled transaction leaves out the items that were refused and tries the rest
 * again: that costs one more call where something was already there, and none where all is new.
 */
export async function writeEach<Item>(
  items: readonly Item[],
  writesPerItem: number,
  transact: (items: readonly Item[]) => Promise<Transacted>,
): Promise<Item[]> {
  const written: Item[] = []
  const size = Math.floor(transactionSize / writesPerItem)
  for (let start = 0; start < items.length; start += size) {
    let rest = items.slice(start, start + size)
    for (let tries = 1; rest.length > 0; tries += 1) {
      const { canceled, data } = await transact(rest)
      if (!canceled) {
        written.push(...rest)
        break
      }
      const refused = new Set<number>()
      data.forEach(({ rejected, code }, position) => {
        if (!rejected || code === 'None') return
        if (!passing.has(code ?? '')) refused.add(Math.floor(position / writesPerItem))
      })
      if (refused.size === 0 && tries >= mostTries)
        throw new Error(`the table cancelled a transaction ${tries} times: ${data.map((one) => one.code).join(' ')}`)
      rest = rest.filter((_, position) => !refused.has(position))
    }
  }
  return written
}
