import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type CalendarDate, dateInShanghai, type Instant, minus, plus, plusDays } from '../../domain/kernel/instant.ts'
import { openingWords } from '../../domain/kernel/opening-sentences.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { isCursorRefused, type Page } from '../../storage/database.ts'
import type { AuditRecord } from '../../storage/kernel/audit.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { auditOfPerson } from './audit-of-person.ts'
import { type Routes, routes } from './catalog.ts'
import { gatherPerson } from './gather-person.ts'

type Query = Call<Routes['list-audit']>['query']

/** What was asked last, where nothing is said of the time. */
const usual = { days: 30 }

/** By person, by actor, or all of a time; the newest first. */
async function listAudit({ query }: Call<Routes['list-audit']>, deps: Deps) {
  const until = query.until ?? plus(deps.clock.now(), { seconds: 1 })
  const since = query.since ?? minus(until, usual)
  if (since >= until) return refuse('invalid-request', doorSentences('since-until'), 'query/since')
  try {
    const { items, next } = await pageOf(query, { since, until }, deps)
    return { items: items.map(inWords), next }
  } catch (error) {
    if (isCursorRefused(error)) return unknownCursor()
    throw error
  }
}

function inWords({ opened, ...record }: AuditRecord) {
  return { ...record, ...(opened && { opened: { ...opened, whyWords: openingWords(opened.why) } }) }
}

async function pageOf(query: Query, time: { since: Instant; until: Instant }, deps: Deps): Promise<Page<AuditRecord>> {
  const { person, actor, cursor = null, limit } = query
  if (person) return ofPerson(query, time, deps)
  if (actor) return deps.audit.ofActor(actor, { ...time, cursor, limit })
  return ofTime(query, time, deps)
}

/** One person's records are hundreds, from several lists: read whole, and a page is cut out by where the last one ended. */
async function ofPerson(
  { person, actor, cursor, limit }: Query,
  { since, until }: { since: Instant; until: Instant },
  deps: Deps,
): Promise<Page<AuditRecord>> {
  const workerId = person as NonNullable<typeof person>
  const all = await auditOfPerson(workerId, await gatherPerson(workerId, deps), deps)
  const found = all.filter((one) => one.at >= since && one.at < until && (actor === undefined || one.actor === actor))
  const start = cursor === undefined ? 0 : Number(/^\d{1,6}$/.exec(cursor)?.[0] ?? Number.NaN)
  if (Number.isNaN(start)) throw new Error('the cursor is no number')
  const end = start + limit
  return { items: found.slice(start, end), next: end < found.length ? String(end) : null }
}

/** Day by day from the last: the cursor is the day, and where in it the page before ended. */
async function ofTime(
  { cursor, limit }: Query,
  { since, until }: { since: Instant; until: Instant },
  { audit }: Pick<Deps, 'audit'>,
): Promise<Page<AuditRecord>> {
  const [from, rest = ''] = cursor?.split(' ') ?? []
  let day = (from ?? dateInShanghai(until)) as CalendarDate
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('the cursor names no day')
  let within: string | null = rest || null
  const items: AuditRecord[] = []
  const first = dateInShanghai(since)
  while (day >= first) {
    const page = await audit.ofDay(day, { since, until, cursor: within, limit: limit - items.length })
    items.push(...page.items)
    if (page.next !== null) return { items, next: `${day} ${page.next}` }
    day = plusDays(day, -1)
    within = null
    if (items.length === limit) return { items, next: day >= first ? day : null }
  }
  return { items, next: null }
}

export const handler = http(routes['list-audit'], listAudit)
