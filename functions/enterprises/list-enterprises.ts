import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { enterpriseSheetOf } from './enterprise-sheet-of.ts'

/** Enterprises whose questions are read at the same time. */
const atOnce = 50

/** What the province waits for of a firm that was asked something. */
const asked = ['agreement-unsigned', 'headcount-unanswered'] as const

/** With a filter a page may be shorter than asked for, but is empty only where nothing follows. */
async function listEnterprises(
  { query }: Call<Routes['list-enterprises']>,
  deps: Pick<Deps, 'enterprises' | 'agreements' | 'headcounts' | 'firmFacts' | 'waiting' | 'clock'>,
) {
  const { cursor = null, limit, reachability, specialist, silent } = query
  // The work list knows who was asked: nobody else's questions are read to find out.
  const subjects = silent && (await deps.waiting.subjectsIn('province', asked))
  const waitedFor = subjects && new Set(subjects.map(({ enterpriseId }) => enterpriseId))
  for (let from = cursor; ; ) {
    const { items, next } = await deps.enterprises.list(
      from,
      limit,
      (one) =>
        (!waitedFor || waitedFor.has(one.id)) &&
        (reachability === undefined || one.reachability?.state === reachability) &&
        (specialist === undefined || one.specialist?.subject === specialist),
    )
    const told = await withQuestions(items, deps)
    const chosen = silent ? told.filter(({ unanswered }) => unanswered.length > 0) : told
    if (chosen.length > 0 || next === null) return { items: chosen, next }
    from = next
  }
}

async function withQuestions(
  items: readonly Enterprise[],
  deps: Pick<Deps, 'agreements' | 'headcounts' | 'firmFacts' | 'clock'>,
) {
  const told = []
  for (let start = 0; start < items.length; start += atOnce)
    told.push(
      ...(await Promise.all(
        items.slice(start, start + atOnce).map((enterprise) => enterpriseSheetOf(enterprise, deps)),
      )),
    )
  return told
}

export const handler = http(routes['list-enterprises'], listEnterprises)
