import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import {
  type MoveCases,
  type MovedCase,
  type MovedCases,
  mostMovedAtOnce,
  stays,
  whyItStays,
} from '../../domain/stabilisation/move-cases.ts'
import type { HeldCases } from '../../storage/stabilisation/case-hands.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import type { Staff } from '../wiring/staff.ts'
import { looksAfter } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { mayHold } from './may-hold.ts'

/** Cases that pass on at once; their records are kept before the next ones do. */
const atOnce = 25

/**
 * A colleague's cases pass to another, as before leave. Each passes on only while it is open and with whom it was said to be, so of two who
 * move them at once each case has one holder. Broken off and called again under the same key, it goes on, and answers for all.
 */
async function moveCases(
  { body, staff, key }: Call<Routes['move-cases']>,
  { cases, stations, audit, clock }: Pick<Deps, 'cases' | 'stations' | 'audit' | 'clock'>,
): Promise<MovedCases> {
  const act = derivedId('EventId', 'move cases', key)
  const { found, isWhole } = await casesAsked(body, cases)
  const before = body.to === null ? [] : (await cases.heldBy(body.to, 2 * mostMovedAtOnce)).items
  const mine = new Map(before.filter((held) => held.act === act).map((held) => [held.one.caseId, held]))
  const became = new Map<CaseId, MovedCase>()
  const toMove: Case[] = []
  const known = [...found.values()].filter((one) => one !== undefined)
  const mayTake = await mayHold(body.to, staff, known, { stations })
  for (const [caseId, one] of found) {
    const asCaseStands = whyItStays(one, body, (some) => looksAfter(staff, some))
    const why = asCaseStands ?? (one && !mayTake(one) ? 'not-of-station' : null)
    if (one && why === null) toMove.push(one)
    else if (why !== null && !mine.has(caseId)) became.set(caseId, stays(caseId, why, one))
  }
  const record = (moved: readonly Case[], at: Instant) =>
    Promise.all(moved.map(({ caseId }) => audit.record(recordOf(caseId, { staff, at, act }))))
  for (const { one, at } of mine.values()) {
    await record([one], at)
    became.set(one.caseId, movedOn(one))
  }
  for (let start = 0; start < toMove.length; start += atOnce) {
    const some = toMove.slice(start, start + atOnce)
    const at = clock.now()
    const moved = body.dryRun ? some : await cases.hand(some, { from: body.from, to: body.to, act, at })
    if (!body.dryRun) await record(moved, at)
    for (const one of moved) became.set(one.caseId, movedOn(one))
    const left = some.filter((one) => !moved.includes(one))
    const now = new Map((await cases.getMany(left.map(({ caseId }) => caseId))).map((one) => [one.caseId, one]))
    for (const { caseId } of left) {
      const one = now.get(caseId)
      became.set(caseId, stays(caseId, whyItStays(one, body, () => true) ?? 'held-by-other', one))
    }
  }
  const all = [...became.values()]
  const moved = all.filter(({ outcome }) => outcome === 'moved').length
  return { dryRun: body.dryRun, moved, stays: all.length - moved, isWhole, cases: all }
}

/** By their ids, those that are not known with none. */
async function casesAsked(
  { from, caseIds }: MoveCases,
  cases: Deps['cases'],
): Promise<{ found: ReadonlyMap<CaseId, Case | undefined>; isWhole: boolean }> {
  if (caseIds !== null) {
    const known = new Map((await cases.getMany([...new Set(caseIds)])).map((one) => [one.caseId, one]))
    return { found: new Map(caseIds.map((caseId) => [caseId, known.get(caseId)])), isWhole: true }
  }
  const held: HeldCases = from === null ? { items: [], isWhole: true } : await cases.heldBy(from, mostMovedAtOnce)
  return { found: new Map(held.items.map(({ one }) => [one.caseId, one])), isWhole: held.isWhole }
}

function movedOn({ caseId, kind }: Case): MovedCase {
  return { caseId, outcome: 'moved', kind }
}

/** A case's own trail tells that it moved; the same act again leaves the same record. */
function recordOf(subject: CaseId, { staff, at, act }: { staff: Staff; at: Instant; act: string }) {
  const { operation } = routes['move-cases']
  return { subject, at, requestId: act, actor: staff.subject, role: staff.role, action: operation }
}

export const handler = http(routes['move-cases'], moveCases)
