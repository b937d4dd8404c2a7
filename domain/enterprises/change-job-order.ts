import type * as z from 'zod'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { JobOrderId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { RequiredBrand } from '../surveys/labour-brand.ts'
import type { Agreement } from './agreement.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import type { JobOrder } from './job-order.ts'
import { freePlaces, type PlaceClaim } from './place-claim.ts'
import { ReportJobOrder, reportJobOrder } from './report-job-order.ts'

/** What an enterprise, or staff on its behalf, changes of an order: the rest stays as it was reported. */
export const ChangeJobOrder = ReportJobOrder.omit({ agreementId: true })
  /** null: none is asked for any more. */
  .extend({ requiredBrand: RequiredBrand.nullable() })
  .partial()
export type ChangeJobOrder = z.infer<typeof ChangeJobOrder>
/** The same as an event names it. */
export const ChangedJobOrder = ChangeJobOrder.extend({ jobOrderId: JobOrderId })

const fields = ChangeJobOrder.keyof().options
/** Workers are told neither of the two, so a batch that has asked may find them changed. */
const alwaysFree: readonly (typeof fields)[number][] = ['headcount', 'remarks']

/**
 * The order as it is to be; it is held to what a new report is held to. Once a batch has asked for its places only the headcount can
 * change, to no less than batches keep, and the remarks: what workers were promised stands. Answers the order itself where
 * nothing changes.
 */
export function changeJobOrder(
  order: JobOrder,
  change: ChangeJobOrder,
  {
    agreement,
    claims,
    at,
    saidAt,
  }: { agreement: Agreement; claims: readonly PlaceClaim[]; at: Instant; saidAt?: Instant },
): JobOrder | Refusal {
  const changed = fields.filter(
    (field) => change[field] !== undefined && !same(change[field] ?? null, order[field] ?? null),
  )
  if (changed.length === 0) return order
  const { id, enterpriseId: _, reportedAt, changedAt: __, saidBy: ___, minimumWage: ____, ...reported } = order
  const judged = reportJobOrder(withChange(reported, change), agreement, {
    id,
    at,
    changed,
    ...(saidAt && { saidAt }),
  })
  if (isRefusal(judged)) return judged
  if (claims.length > 0) {
    const fixed = changed.find((field) => !alwaysFree.includes(field))
    if (fixed) return refuse('invalid-state', enterpriseSentences('promise-stands'), `#/${fixed}`)
    const kept = order.headcount - freePlaces(order.headcount, claims)
    if (judged.headcount < kept)
      return refuse('invalid-state', enterpriseSentences('places-kept', { kept }), '#/headcount')
  }
  return { ...judged, reportedAt, changedAt: at }
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

function withChange({ requiredBrand: before, ...reported }: ReportJobOrder, change: ChangeJobOrder): ReportJobOrder {
  const { requiredBrand: wished, ...rest } = change
  const requiredBrand = wished === undefined ? before : wished
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { ...reported, ...named, ...(requiredBrand && { requiredBrand }) }
}
