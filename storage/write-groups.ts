import { pauseBeforeTry } from './pause-before-try.ts'

/** DynamoDB takes at most this many writes in one transaction. */
const transactionSize = 100

export interface Transacted {
  readonly canceled: boolean
  readonly data: readonly { readonly rejected: boolean; readonly code?: string }[]
}

/** How many writes each item has, and then each group, on behalf of all its items. */
interface Writes {
  readonly perItem: number
  readonly perGroup: 0 | 1
}

type Groups<Item> = readonly (readonly Item[])[]

/** The write's own condition did not hold: somebody was there before. Every other reason says that nothing was decided. */
const refusedReason = 'ConditionalCheckFailed'
/** What another transaction at the same moment, or a busy partition, costs: worth another try. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const mostTries = 8

/**
 * Makes the conditional writes of items that come in groups, in order and as many groups to a transaction as fit, and answers the items
 * whose conditions held. A cancelled transaction leaves out the items that were refused and tries the rest again: that costs one more
 * call where something was already there, and none where all is new. Where the write of a group is refused there is no room for so
 * many: its last item is left out, and the others are tried again. Groups that meet other transactions go on one by one. Throws where
 * the table cancels for another reason, such as an item that is too large. An item of the table may be named by one group alone.
 */
export async function writeGroups<Item>(
  groups: Groups<Item>,
  writes: Writes,
  transact: (groups: Groups<Item>) => Promise<Transacted>,
): Promise<Item[]> {
  const written: Item[] = []
  for (const some of transactionsOf(groups, writes)) written.push(...(await writeTogether(some, writes, transact)))
  return written
}

async function writeTogether<Item>(
  groups: Groups<Item>,
  writes: Writes,
  transact: (groups: Groups<Item>) => Promise<Transacted>,
): Promise<Item[]> {
  let rest = groups
  for (let tries = 1; rest.length > 0; tries += 1) {
    const { canceled, data } = await transact(rest)
    if (!canceled) return rest.flat()
    const reasons = data.map(({ rejected, code = '' }) => (rejected ? code : 'None'))
    const isStuck = reasons.some((reason) => reason !== 'None' && reason !== refusedReason && !passing.has(reason))
    const left = leftOf(rest, writes, reasons)
    if (isStuck || (tries >= mostTries && left.flat().length === rest.flat().length))
      throw new Error(`the table cancelled a transaction, at try ${tries}: ${reasons.join(' ')}`)
    if (reasons.some((reason) => passing.has(reason))) {
      if (left.length > 1) return writeOneByOne(left, writes, transact)
      await pauseBeforeTry(tries)
    }
    rest = left
  }
  return []
}

async function writeOneByOne<Item>(
  groups: Groups<Item>,
  writes: Writes,
  transact: (groups: Groups<Item>) => Promise<Transacted>,
): Promise<Item[]> {
  const written: Item[] = []
  for (const group of groups) written.push(...(await writeTogether([group], writes, transact)))
  return written
}

/** What is worth another try. */
function leftOf<Item>(groups: Groups<Item>, { perItem, perGroup }: Writes, reasons: readonly string[]): Groups<Item> {
  let place = 0
  const take = (count: number) => {
    place += count
    return reasons.slice(place - count, place)
  }
  return groups.flatMap((group) => {
    const fitting = group.filter(() => !take(perItem).includes(refusedReason))
    const isFull = take(perGroup).includes(refusedReason) && fitting.length === group.length
    const left = isFull ? fitting.slice(0, -1) : fitting
    return left.length > 0 ? [left] : []
  })
}

/** A group that is too large is parted; two parts of one never meet in a transaction, for the first fills its own. */
function transactionsOf<Item>(groups: Groups<Item>, { perItem, perGroup }: Writes): Groups<Item>[] {
  const most = Math.floor((transactionSize - perGroup) / perItem)
  const parts = groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, part) => group.slice(part * most, (part + 1) * most)),
  )
  const transactions: (readonly Item[])[][] = []
  let room = 0
  for (const part of parts) {
    const size = part.length * perItem + perGroup
    if (size > room) {
      transactions.push([])
      room = transactionSize
    }
    transactions.at(-1)?.push(part)
    room -= size
  }
  return transactions
}
