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
import { partsOfPrefecture, standings, workerEntity } from './worker-entity.ts'

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

/** Counties. */
const askedAtOnce = 10

/** The counties' lists of workers, by an index that holds keys: it leads to items and to who is free, and says nothing else. */
export function countyListsIn(database: Database) {
  const workers = workerEntity(database)
  const ask = askOf(database)

  const listOfBefore = (countyCode: string) =>
    listedBefore(database, 'gsi1', `$zhida#countycode_${countyCode}`, 'worker')

  /** All lists on which somebody of the county may stand: the willing first. */
  function listsOf(countyCode: string): object[] {
    const ofNow = standings.flatMap((standing) =>
      partsOfPrefecture(countyCode).map((part) =>
        workers.query.byCounty({ listedUnder: part }).begins({ standing, countyCode }).params(),
      ),
    )
    return [...ofNow, listOfBefore(countyCode)]
  }
  /** The willing of a part of a prefecture, from county to county. */
  async function* willing(part: string, from: string, to: string): AsyncGenerator<Held> {
    const asked = workers.query
      .byCounty({ listedUnder: part })
      .between(
        { standing: 'willing', countyCode: from },
        { standing: 'willing', countyCode: to, workerId: sortsLast() },
      )
      .params()
    let start: StartKey | undefined
    do {
      const page = await ask<Held>(asked, { ExclusiveStartKey: start })
      yield* page.items
      start = page.LastEvaluatedKey
    } while (start)
  }
  return {
    /** Where the county's workers are found, a page at a time. */
    page(countyCode: string, cursor: string | null, limit: number): Promise<Page<ItemKey>> {
      return pageOfLists(listsOf(countyCode), ask, cursor, limit)
    },
    /** Those of the counties where somebody is listed as a release before did: `free` does not find them. */
    async listedBefore(asked: readonly string[]): Promise<string[]> {
      const counties = [...new Set(asked)]
      const found: string[] = []
      for (let first = 0; first < counties.length; first += askedAtOnce) {
        const some = counties.slice(first, first + askedAtOnce)
        const pages = await Promise.all(some.map((county) => ask(listOfBefore(county), { Limit: 1 })))
        found.push(...some.filter((_, index) => pages[index]?.items.length))
      }
      return found
    },
    /**
     * Whoever of the counties said yes, consents, is in no batch and can leave by this day; by county and id. As many are in memory
     * as some pages of the index hold.
     */
    async *free(counties: Iterable<string>, lastDay: CalendarDate): AsyncGenerator<FreeWorker> {
      const asked = new Set(counties)
      for (const { from, to } of runsOf(asked)) {
        const parts = partsOfPrefecture(from).map((part) => willing(part, from, to))
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
export function runsOf(counties: ReadonlySet<string>): { from: string; to: string }[] {
  const runs: { from: string; to: string }[] = []
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
