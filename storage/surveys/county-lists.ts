import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { counties as knownCounties } from '../../domain/kernel/places/counties.ts'
import { askOf } from '../ask-of.ts'
import type { Database, Page } from '../database.ts'
import { inOrder } from '../in-order.ts'
import { listedBefore } from '../listed-before.ts'
import { pageOfLists } from '../page-of-lists.ts'
import type { ItemKey } from '../read-by-keys.ts'
import { sortsLast } from '../sort-ends.ts'
import { type ListStanding, partsOfPrefecture, standings, workerEntity } from './worker-entity.ts'

/** Somebody as the index of the willing holds them. */
export interface FreeWorker {
  readonly workerId: WorkerId
  readonly countyCode: string
}

interface Held {
  readonly pk: string
  readonly gsi4sk: string
  readonly engagedIn?: string
  readonly earliestDeparture?: CalendarDate | null
}

type StartKey = Record<string, unknown>

/** Counties of one prefecture, the first and the last. */
interface Run {
  readonly from: string
  readonly to: string
}

/** Counties. */
const askedAtOnce = 10

/** The counties' lists of workers, by an index that holds keys: it leads to items and to who is free, and says nothing else. */
export function countyListsIn(database: Database) {
  const workers = workerEntity(database)
  const ask = askOf(database)

  const listOfBefore = (countyCode: string) =>
    listedBefore(database, 'gsi1', `$zhida#countycode_${countyCode}`, 'worker')

  /** Those of a standing in a part of a prefecture, from county to county. */
  const range = (part: string, standing: ListStanding, { from, to }: Run): object =>
    workers.query
      .byCounty({ listedUnder: part })
      .between({ standing, countyCode: from }, { standing, countyCode: to, workerId: sortsLast() })
      .params()

  /** All lists on which somebody of the counties may stand: of neighbours the willing first. */
  function listsOf(counties: readonly string[]): object[] {
    const asked = new Set(counties)
    const ofNow = runsOf(asked).flatMap((run) =>
      standings.flatMap((standing) => partsOfPrefecture(run.from).map((part) => range(part, standing, run))),
    )
    return [...ofNow, ...[...asked].flatMap(listOfBefore)]
  }
  async function* willing(part: string, run: Run): AsyncGenerator<Held> {
    const asked = range(part, 'willing', run)
    let start: StartKey | undefined
    do {
      const page = await ask<Held>(asked, { ExclusiveStartKey: start })
      yield* page.items
      start = page.LastEvaluatedKey
    } while (start)
  }
  return {
    /** Where the counties' workers are found, a page at a time; a cursor goes on in the list of the same counties. */
    page(counties: readonly string[], cursor: string | null, limit: number): Promise<Page<ItemKey>> {
      return pageOfLists(listsOf(counties), ask, cursor, limit)
    },
    /** Those of the counties where somebody is listed as a release before did: `free` does not find them. */
    async listedBefore(asked: readonly string[]): Promise<string[]> {
      const lists = [...new Set(asked)].flatMap((county) => listOfBefore(county).map((list) => ({ county, list })))
      const found: string[] = []
      for (let first = 0; first < lists.length; first += askedAtOnce) {
        const some = lists.slice(first, first + askedAtOnce)
        const pages = await Promise.all(some.map(({ list }) => ask(list, { Limit: 1 })))
        found.push(...some.flatMap(({ county }, index) => (pages[index]?.items.length ? county : [])))
      }
      return found
    },
    /**
     * Whoever of the counties said yes, consents, is in no batch and can leave by this day; by county and id. As many are in memory
     * as some pages of the index hold.
     */
    async *free(counties: Iterable<string>, lastDay: CalendarDate): AsyncGenerator<FreeWorker> {
      const asked = new Set(counties)
      for (const run of runsOf(asked)) {
        const parts = partsOfPrefecture(run.from).map((part) => willing(part, run))
        for await (const { pk, gsi4sk, engagedIn, earliestDeparture } of inOrder(parts, ({ gsi4sk: key }) => key))
          if (engagedIn === undefined && (!earliestDeparture || earliestDeparture <= lastDay))
            yield { workerId: workerIdIn(pk), countyCode: countyIn(gsi4sk) }
      }
    },
  }
}

/**
 * Counties of one prefecture between which no other lies are read together: of a whole province a list a prefecture, and not one a
 * county.
 */
export function runsOf(counties: ReadonlySet<string>): Run[] {
  const runs: Run[] = []
  const all = [...new Set([...knownCounties.keys(), ...counties])].toSorted()
  let last: { from: string; to: string } | undefined
  for (const code of all) {
    if (!counties.has(code)) last = undefined
    else if (last && prefectureOf(last.to) === prefectureOf(code)) last.to = code
    else {
      last = { from: code, to: code }
      runs.push(last)
    }
  }
  return runs
}

function prefectureOf(countyCode: string): string {
  return countyCode.slice(0, 4)
}

function workerIdIn(pk: string): WorkerId {
  return pk.slice(pk.indexOf('_') + 1) as WorkerId
}

function countyIn(key: string): string {
  return key.split('#')[1] ?? ''
}
