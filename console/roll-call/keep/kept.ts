import { type DBSchema, openDB } from 'idb'
import type { EscortEvent } from '../../../domain/arrival/escort-event.ts'
import type { EscortList } from '../../../domain/arrival/escort-list.ts'

type Spread<Event> = Event extends unknown ? Omit<Event, 'at'> & { at: string } : never
/** What is sent of a tap. */
export type Tap = Spread<EscortEvent>

/** What the service made of a tap. */
export interface Answered {
  readonly result: 'taken' | 'repeated' | 'overruled' | 'refused'
  readonly words?: { readonly zh: string; readonly en: string }
}

/**
 * A tap, from the moment at which it was made. `held`: nobody was told of it, so it can be undone; `tried`: it was sent, and nobody
 * knows yet whether it came through.
 */
export interface KeptTap {
  readonly id: string
  readonly token: string
  readonly tap: Tap
  /** By which it is told on the telephone, should the list be gone. */
  readonly seat: number
  readonly state: 'held' | 'tried' | 'answered'
  readonly answered?: Answered
}

/** A person at the gate whom the escort has marked, and the plant has not signed for. */
export type Marks = Readonly<Record<string, 'here' | 'missing'>>

export type Ended = 'over' | 'expired' | 'shut'

/** One link as this phone knows it. */
export interface KeptLink {
  readonly token: string
  /** What this phone calls itself. */
  readonly phone: string
  readonly openedAt: number
  /** Null before it was fetched, and after it was wiped. */
  readonly list: EscortList | null
  /** Milliseconds by which the service's clock is ahead of this phone's. */
  readonly ahead: number | null
  /** By this phone's clock, when the service last answered. */
  readonly contactAt: number | null
  readonly marks: Marks
  /** Why nobody is listed any more: the trip is over, the link's time is, or nothing is taken by it at all. Null while somebody is. */
  readonly ended: Ended | null
}

interface Schema extends DBSchema {
  links: { key: string; value: KeptLink }
  taps: { key: string; value: KeptTap; indexes: { ofLink: string } }
}

const opened = openDB<Schema>('roll-call', 1, {
  upgrade(database) {
    database.createObjectStore('links', { keyPath: 'token' })
    database.createObjectStore('taps', { keyPath: 'id' }).createIndex('ofLink', 'token')
  },
})

/** All that the phone keeps. Each change is one transaction, so that two open pages do not undo each other's. */
export const kept = {
  async links(): Promise<KeptLink[]> {
    return (await opened).getAll('links')
  },
  async link(token: string): Promise<KeptLink | undefined> {
    return (await opened).get('links', token)
  },
  async changeLink(token: string, change: (link: KeptLink) => KeptLink): Promise<KeptLink | undefined> {
    const transaction = (await opened).transaction('links', 'readwrite')
    const link = await transaction.store.get(token)
    const changed = link && change(link)
    if (changed) await transaction.store.put(changed)
    await transaction.done
    return changed
  },
  /** The link, as it was kept before or new. */
  async openLink(fresh: KeptLink): Promise<KeptLink> {
    const transaction = (await opened).transaction('links', 'readwrite')
    const known = await transaction.store.get(fresh.token)
    const link = known ? { ...known, openedAt: fresh.openedAt } : fresh
    await transaction.store.put(link)
    await transaction.done
    return link
  },
  async forgetLink(token: string): Promise<void> {
    const transaction = (await opened).transaction(['links', 'taps'], 'readwrite')
    const taps = transaction.objectStore('taps')
    for (const id of await taps.index('ofLink').getAllKeys(token)) await taps.delete(id)
    await transaction.objectStore('links').delete(token)
    await transaction.done
  },
  /** In the order in which they were made. */
  async taps(token: string): Promise<KeptTap[]> {
    const taps = await (await opened).getAllFromIndex('taps', 'ofLink', token)
    return taps.sort((one, other) => (one.tap.at < other.tap.at ? -1 : Number(one.tap.at > other.tap.at)))
  },
  async add(taps: readonly KeptTap[]): Promise<void> {
    const transaction = (await opened).transaction('taps', 'readwrite')
    for (const one of taps) await transaction.store.add(one)
    await transaction.done
  },
  /** False where it was sent meanwhile. */
  async undo(id: string): Promise<boolean> {
    const transaction = (await opened).transaction('taps', 'readwrite')
    const isHeld = (await transaction.store.get(id))?.state === 'held'
    if (isHeld) await transaction.store.delete(id)
    await transaction.done
    return isHeld
  },
  /** Those to be sent now: from here on they count as told. */
  async take(token: string, madeBefore: string, most: number): Promise<KeptTap[]> {
    const transaction = (await opened).transaction('taps', 'readwrite')
    const waiting = (await transaction.store.index('ofLink').getAll(token)).filter(
      ({ state, tap }) => state === 'tried' || (state === 'held' && tap.at <= madeBefore),
    )
    const some = waiting.slice(0, most)
    for (const one of some) if (one.state === 'held') await transaction.store.put({ ...one, state: 'tried' })
    await transaction.done
    return some
  },
  async answer(answers: ReadonlyMap<string, Answered>): Promise<void> {
    const transaction = (await opened).transaction('taps', 'readwrite')
    for (const [id, answered] of answers) {
      const tap = await transaction.store.get(id)
      if (tap) await transaction.store.put({ ...tap, state: 'answered', answered })
    }
    await transaction.done
  },
}
