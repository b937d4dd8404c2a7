import { type Ledger, openLedger } from '../../local/partners/ledger.ts'

/** A ledger in memory that remembers all that was ever put into it, by collection; plans stand under `plans`. */
export function recordingLedger(): { ledger: Ledger; known: ReadonlyMap<string, readonly string[]> } {
  const inner = openLedger()
  const known = new Map<string, string[]>()
  const listOf = (name: string) => {
    const list = known.get(name) ?? []
    known.set(name, list)
    return list
  }
  return {
    known,
    ledger: {
      ...inner,
      collection<Value>(name: string) {
        const collection = inner.collection<Value>(name)
        if (known.has(name)) return collection
        const list = listOf(name)
        const set = collection.set.bind(collection)
        collection.set = (key, value) => {
          list.push(JSON.stringify([key, value]))
          return set(key, value)
        }
        return collection
      },
      note(plan) {
        listOf('plans').push(JSON.stringify(plan.data))
        return inner.note(plan)
      },
    },
  }
}
