import { type Instant, plus } from '../kernel/instant.ts'
import { cityScope, countyScope, type Waiting } from '../kernel/waiting.ts'
import type { Words } from '../kernel/words.ts'
import { begunAt, type Case, contactUntil, promisedUntil } from './case.ts'
import { rulesOf } from './case-kinds.ts'
import { caseKindTerms, firmSaysTerms, wayHomeEndTerms } from './case-terms.ts'
import { whomItWaitsFor } from './whom-it-waits-for.ts'

/**
 * A case stands on the list of its station, or of the county at home, until it is settled; and on the province's from the moment
 * it is handed there, also after its time: somebody may still settle what was closed as unresolved. Where nobody has spoken with the
 * person in time it stands there already while the station has it.
 */
export function waitingOnCase(one: Case): Waiting[] {
  const [local, ofProvince, uncontacted] = entriesOfCase(one)
  switch (one.state) {
    case 'opened':
      return [local, ...(isLateBeforeItsEnd(uncontacted, one) ? [uncontacted] : [])]
    case 'assigned':
      if (one.to === 'station') return waitingOnCase({ ...one, state: 'opened' })
      return [
        local,
        { ...ofProvince, since: one.since, until: one.waits?.until ?? soonest(one.until, promisedUntil(one)) },
      ]
    case 'unresolved':
      return [{ ...ofProvince, since: one.at }]
    case 'settled':
      return []
  }
}

/**
 * All entries that a case may have: for taking them off their lists. Each is due when somebody has to do something next: speak with
 * the person, hear what somebody else did, or settle it. That nobody spoke with them is written ahead, and is shown once it is so.
 */
export function entriesOfCase(one: Case): [local: Waiting, ofProvince: Waiting, uncontacted: Waiting] {
  const { caseId, kind, cityCode, countyCode, openedAt, waits } = one
  const entry = { id: caseId, subject: { caseId }, note: noteOf(one) }
  const scopes = [cityCode === null ? countyScope(countyCode) : cityScope(cityCode)]
  const stationUntil = plus(begunAt(one), rulesOf(kind).time.station)
  const until = waits?.until ?? soonest(contactUntil(one) ?? failedHome(one)?.at ?? stationUntil, promisedUntil(one))
  return [
    { ...entry, kind: 'case', scopes, since: begunAt(one), until },
    { ...entry, kind: 'case-overdue', scopes: ['province'], since: openedAt, until: null },
    { ...entry, kind: 'case-uncontacted', scopes: ['province'], since: lateFrom(one), until: stationUntil },
  ]
}

/** The entries that may stand on the lists while a case is so: what its state does not have was taken off when it came there. */
export function mayWaitOnCase(one: Case): Waiting[] {
  const [local, ofProvince, uncontacted] = entriesOfCase(one)
  switch (one.state) {
    case 'opened':
      return [local, uncontacted]
    case 'assigned':
      return one.to === 'station' ? [local, uncontacted] : [local, ofProvince]
    case 'unresolved':
      return [ofProvince]
    case 'settled':
      return []
  }
}

/** From when nobody has spoken with the person in time; somebody who waits for another office is not late. */
function lateFrom(one: Case): Instant {
  const contact = contactUntil(one) ?? begunAt(one)
  return one.waits && one.waits.until > contact ? one.waits.until : contact
}

/** What comes to the province anyway at that time needs no entry of its own. */
function isLateBeforeItsEnd({ since, until }: Waiting, one: Case): boolean {
  return contactUntil(one) !== null && until !== null && since < until
}

function soonest(one: Instant, other: Instant | null): Instant {
  return other === null || one < other ? one : other
}

/** The last journey home, where it did not bring them there and nobody has done anything since. */
function failedHome({ wayHome, waits, home }: Case) {
  const ended = wayHome?.ended
  if (!ended || ended.as === 'arrived' || waits || (home && home.at > ended.at)) return undefined
  return ended
}

function noteOf(one: Case): Words {
  const { kind, waits, firmAnswer } = one
  const { zh, en } = caseKindTerms[kind]
  const says = firmAnswer && firmSaysTerms[firmAnswer.says]
  const note = {
    zh: `诉求类型：${zh}${says ? `；企业${says.zh}` : ''}`,
    en: `kind of case: ${en}${says ? `; the enterprise ${says.en}` : ''}`,
  }
  const failed = failedHome(one)
  if (failed) {
    const end = wayHomeEndTerms[failed.as]
    return { zh: `${note.zh}；返乡行程未成：${end.zh}`, en: `${note.en}; the way home failed: ${end.en}` }
  }
  if (!waits) return note
  const whom = whomItWaitsFor(waits)
  return { zh: `${note.zh}；等待${whom.zh}`, en: `${note.en}; waits for ${whom.en}` }
}
