import { type CalendarDate, dateInShanghai } from '../../domain/kernel/instant.ts'
import { sumOf } from '../../domain/kernel/money.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Sentence } from '../../domain/kernel/words.ts'
import {
  type LineOfPaid,
  type PaidClaims,
  type PayClaims,
  type PaymentRead,
  payByLine,
  readPaidLine,
} from '../../domain/subsidies/pay-claims.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { policyNamed } from './policy-named.ts'

/** Claims that are written side by side. */
const atOnce = 10
/** A colleague may change a claim between reading and writing; it is then judged anew. */
const mostTries = 3

/**
 * Records the payments of a list, each line by itself: one that cannot be recorded says why and keeps no other back. The same list again
 * records nothing twice: a claim that stands as paid with the receipt of its line was recorded before, with another it is refused.
 */
async function payClaims(
  { body, staff }: Call<Routes['pay-claims']>,
  deps: Pick<Deps, 'subsidyClaims' | 'subsidyPolicies' | 'clock'>,
): Promise<PaidClaims | Refusal> {
  const { policyId, window, county: countyCode, dryRun } = body
  if (!inScope(staff, { counties: [countyCode] })) return outOfScope()
  const policy = await policyNamed(policyId, deps)
  if (!policy) return noSuch('subsidy policy')
  const read = linesOf(body, dateInShanghai(deps.clock.now()))
  const claimIds = read.flatMap(({ said }) => ('claimId' in said ? [said.claimId] : []))
  const byId = new Map((await deps.subsidyClaims.getMany(claimIds)).map((one) => [one.claimId, one]))
  const of = { policyId, window, countyCode }
  const pay = async (said: PaymentRead, claim: SubsidyClaim | null, tries = 1): Promise<Told> => {
    const judged = payByLine(claim, policy, said, { by: staff.subject, of })
    if (judged === 'already') return { outcome: 'already', amount: claim?.amount ?? null, why: null }
    if (!('claimId' in judged)) return stays(judged)
    if (dryRun || (claim && (await deps.subsidyClaims.change(claim, judged, policy))))
      return { outcome: 'paid', amount: judged.amount, why: null }
    if (tries === mostTries) return stays(subsidiesSentences('changed-meanwhile'))
    return pay(said, await deps.subsidyClaims.get(said.claimId), tries + 1)
  }
  const lines: LineOfPaid[] = []
  for (let first = 0; first < read.length; first += atOnce) {
    const some = read.slice(first, first + atOnce)
    const told = await Promise.all(
      some.map(async ({ line, claimId, said }) => ({
        line,
        claimId,
        ...('claimId' in said ? await pay(said, byId.get(said.claimId) ?? null) : stays(said)),
      })),
    )
    lines.push(...told)
  }
  const count = (outcome: LineOfPaid['outcome']) => lines.filter((one) => one.outcome === outcome).length
  const total = sumOf(lines.flatMap(({ outcome, amount }) => (outcome === 'paid' && amount ? [amount] : [])))
  return { dryRun, paid: count('paid'), already: count('already'), stays: count('stays'), total, lines }
}

type Told = Pick<LineOfPaid, 'outcome' | 'amount' | 'why'>

function stays({ code, zh, en }: Sentence): Told {
  return { outcome: 'stays', amount: null, why: { code, zh, en } }
}

interface LineRead {
  readonly line: number
  readonly claimId: string
  readonly said: PaymentRead | Sentence
}

/** Each line as it reads; of two with the same claim the first counts. */
function linesOf({ lines, on }: PayClaims, today: CalendarDate): LineRead[] {
  const first = new Map<string, number>()
  return lines.map((given, index) => {
    const line = index + 1
    const claimId = given.claimId.trim()
    const before = first.get(claimId)
    if (before === undefined) first.set(claimId, line)
    const said = readPaidLine(given, on, today)
    if (before === undefined || !('claimId' in said)) return { line, claimId, said }
    return { line, claimId, said: subsidiesSentences('line-twice', { line: before }) }
  })
}

export const handler = http(routes['pay-claims'], payClaims)
