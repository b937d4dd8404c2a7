import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, minus } from '../../domain/kernel/instant.ts'
import { type Case, isOpen } from '../../domain/stabilisation/case.ts'
import type { Page } from '../database.ts'
import type { CaseStanding } from './case-entities.ts'
import type { CaseItems } from './case-items.ts'

/** Pages of the table that one page of the list of all places is made of, at most. */
const mostReads = 40

/** How far back the list of all places goes. */
const listedDays = 730

/** From the first back to the last, both included. */
function monthsBack(first: string, last: string): string[] {
  const months: string[] = []
  let [year = 0, month = 1] = first.split('-').map(Number)
  for (let one = first; one >= last && months.length < 30; ) {
    months.push(one)
    month -= 1
    if (month === 0) [year, month] = [year - 1, 12]
    one = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}

/** In which month of the list of all places a case stands. */
export function monthOf(instant: Instant): string {
  return dateInShanghai(instant).slice(0, 7)
}

/** The lists on which cases stand. */
export function caseListsOf({ cases, openCases, monthCases, caseIn, get, getMany }: CaseItems) {
  return {
    /** The newest of a city, or of a county for people who have not left it, first. */
    async ofPlace(place: string, standing: CaseStanding, cursor: string | null, limit: number): Promise<Page<Case>> {
      const found = await cases.query.ofPlace({ place, standing }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(caseIn), next: found.cursor }
    },
    /**
     * Those of all places, the newest first, month by month back from `until`; cases of earlier releases are not among them. With a
     * filter a page may be short before the end.
     */
    async everywhere(
      standing: CaseStanding,
      { cursor, limit, until }: { cursor: string | null; limit: number; until: Instant },
      fits: (one: Case) => boolean,
    ): Promise<Page<Case>> {
      const [begun = monthOf(until), within = ''] = cursor?.split('~') ?? []
      if (!/^\d{4}-\d{2}$/.test(begun)) throw new Error('the cursor is not of this list')
      const months = monthsBack(begun, monthOf(minus(until, { days: listedDays })))
      const items: Case[] = []
      let from = within === '' ? null : within
      let month = months.shift()
      for (let reads = 0; month !== undefined && items.length < limit && reads < mostReads; reads += 1) {
        const asked = monthCases.query.ofMonth({ month })
        const page = await asked.go({ cursor: from, limit: limit - items.length, order: 'desc' })
        const found = await getMany(page.data.map(({ caseId }) => caseId))
        items.push(...found.filter((one) => isOpen(one) === (standing === 'open') && fits(one)))
        from = page.cursor
        if (from === null) month = months.shift()
      }
      return { items, next: month === undefined ? null : `${month}~${from ?? ''}` }
    },
    /** Every case of the worker, in the order in which they were opened. */
    async ofWorker(workerId: WorkerId): Promise<Case[]> {
      const found = (await cases.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(caseIn)
      const open = (await openCases.query.ofWorker({ workerId }).go({ pages: 'all' })).data
      const missing = open.filter(({ caseId }) => !found.some((one) => one.caseId === caseId))
      const kept = await Promise.all(missing.map(({ caseId }) => get(caseId)))
      const all = [...found, ...kept.filter((one) => one !== null)]
      return all.toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
    },
  }
}
