import * as z from 'zod'
import { ClaimId, NoticeId, WorkerId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { line } from '../../domain/kernel/line.ts'
import { Money } from '../../domain/kernel/money.ts'
import { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import { PaidClaims, PayClaims } from '../../domain/subsidies/pay-claims.ts'
import { NoticeLine } from '../../domain/subsidies/public-notice-list.ts'
import {
  ClaimObjection,
  MakeClaim,
  PublicNotice,
  Receipt,
  SubsidyClaim,
  WhyClaimRefused,
} from '../../domain/subsidies/subsidy-claim.ts'
import { PostedNotices, PostNotices, SubsidyNotice } from '../../domain/subsidies/subsidy-notice.ts'
import { PolicyId, SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

const County = z.string().regex(/^\d{6}$/)
const OfWindow = z.object({ policyId: PolicyId, window: z.string().max(10), county: County })
const OfClaim = z.object({ claimId: ClaimId })
const writing = { table: 'write', secrets: ['sealing'] } as const
const noticing = { table: 'read', secrets: ['sealing', 'details'] } as const

export const routes = {
  'list-policies': {
    operation: 'subsidies/list-policies',
    method: 'GET',
    path: '/v1/subsidies/policies',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'Subsidy policies of a county and the places around it, with source and date, of all time or of a day; without a county the published rules that are shipped as examples',
    query: z.object({ county: County.optional(), on: CalendarDate.optional() }),
    answers: z.object({ items: z.array(SubsidyPolicy) }),
    success: 200,
    needs: { table: 'read' },
  },
  'add-policy': {
    operation: 'subsidies/add-policy',
    method: 'POST',
    path: '/v1/subsidies/policies',
    calledBy: { staff: ['province'] },
    summary: 'Add a subsidy policy as its notice says it; it stands for good, and a new notice is a new policy',
    body: SubsidyPolicy,
    answers: SubsidyPolicy,
    success: 201,
    refuses: ['conflict'],
    makes: 'policyId',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'get-worker-subsidies': {
    operation: 'subsidies/get-worker-subsidies',
    method: 'GET',
    path: '/v1/workers/{workerId}/subsidies',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'How a person stands under each policy of their county today, or on a day: eligible, not yet and from when, not, or not to be known before something is shown; with the reasons, by placements, trips and check-ins',
    params: z.object({ workerId: WorkerId }),
    query: z.object({ on: CalendarDate.optional() }),
    answers: z.object({ workerId: WorkerId, on: CalendarDate, standings: z.array(SubsidyStanding) }),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'make-claim': {
    operation: 'subsidies/make-claim',
    method: 'POST',
    path: '/v1/subsidies/claims',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Claim a subsidy for a person who is eligible by what is known and what was seen; once for a person, policy and window, whoever claims',
    body: MakeClaim,
    answers: SubsidyClaim,
    success: 201,
    refuses: ['not-found', 'invalid-state', 'conflict'],
    makes: 'claimId',
    needs: writing,
    memory: 1024,
  },
  'list-claims': {
    operation: 'subsidies/list-claims',
    method: 'GET',
    path: '/v1/subsidies/claims',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The claims of a county for one window of a policy, with notices, objections and what became of them',
    query: PageQuery.extend(OfWindow.shape),
    answers: pageOf(SubsidyClaim),
    success: 200,
    needs: { table: 'read' },
  },
  'post-notice': {
    operation: 'subsidies/post-notice',
    method: 'POST',
    path: '/v1/subsidies/claims/{claimId}/notices',
    calledBy: { staff: ['province', 'county'] },
    summary: 'A claim stood on a public notice from one day until another, at least as long as its policy says',
    params: OfClaim,
    body: PublicNotice,
    answers: SubsidyClaim,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: writing,
  },
  'post-notices': {
    operation: 'subsidies/post-notices',
    method: 'POST',
    path: '/v1/subsidies/notices',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Put many claims of a county for one window on one public notice: all that stood on none of its level, or those that are named; says of each what became of it, and with dryRun only what would',
    body: PostNotices,
    answers: PostedNotices,
    success: 200,
    refuses: ['not-found'],
    needs: writing,
    memory: 1024,
  },
  'list-notices': {
    operation: 'subsidies/list-notices',
    method: 'GET',
    path: '/v1/subsidies/notices',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The public notices that were posted for a window of a policy in a county, the latest first',
    query: PageQuery.extend(OfWindow.shape),
    answers: pageOf(SubsidyNotice),
    success: 200,
    needs: { table: 'read' },
  },
  'note-objection': {
    operation: 'subsidies/note-objection',
    method: 'POST',
    path: '/v1/subsidies/claims/{claimId}/objections',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Somebody objected to a claim that is on notice; while that is open it is not paid',
    params: OfClaim,
    body: ClaimObjection.pick({ on: true, about: true }),
    answers: SubsidyClaim,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: writing,
  },
  'note-outcome': {
    operation: 'subsidies/note-outcome',
    method: 'POST',
    path: '/v1/subsidies/claims/{claimId}/objections/outcome',
    calledBy: { staff: ['province', 'county'] },
    summary: 'What came of looking into an objection: dismissed, or upheld',
    params: OfClaim,
    body: z.object({ number: ClaimObjection.shape.number, outcome: z.enum(['dismissed', 'upheld']) }),
    answers: SubsidyClaim,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: writing,
  },
  'record-payment': {
    operation: 'subsidies/record-payment',
    method: 'POST',
    path: '/v1/subsidies/claims/{claimId}/paid',
    calledBy: { staff: ['province', 'county'] },
    summary: 'A claim was paid, after its notices and without an open objection; with the number of the receipt',
    params: OfClaim,
    body: z.object({ on: CalendarDate, receipt: Receipt.optional() }),
    answers: SubsidyClaim,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: writing,
  },
  'pay-claims': {
    operation: 'subsidies/pay-claims',
    method: 'POST',
    path: '/v1/subsidies/payments',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Record the payments of a list, each line with the number of its receipt: says of each line what became of it, records none twice, and with dryRun only says what would',
    body: PayClaims,
    answers: PaidClaims,
    success: 200,
    refuses: ['not-found'],
    needs: writing,
    memory: 1024,
  },
  'turn-down-claim': {
    operation: 'subsidies/turn-down-claim',
    method: 'POST',
    path: '/v1/subsidies/claims/{claimId}/refused',
    calledBy: { staff: ['province', 'county'] },
    summary: 'A claim is not paid, and why; it can be made again',
    params: OfClaim,
    body: z.object({ why: WhyClaimRefused.exclude(['erased']) }),
    answers: SubsidyClaim,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: writing,
  },
  'get-public-notice': {
    operation: 'subsidies/get-public-notice',
    method: 'GET',
    path: '/v1/subsidies/public-notice',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The list for the public notice of a county’s claims for one window, or of one notice that was posted: masked name, township, village, kind and amount, nothing else; with its days, to whom to object, people and yuan; as JSON, or with format=xlsx to post',
    query: OfWindow.extend({ notice: NoticeId.optional(), format: z.enum(['json', 'xlsx']).default('json') }),
    answers: z.object({
      policyId: PolicyId,
      window: z.string(),
      /** null: a draft of all claims that stand. */
      notice: SubsidyNotice.nullable(),
      people: z.int().nonnegative(),
      total: Money,
      items: z.array(NoticeLine),
    }),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: noticing,
    memory: 1024,
  },
  'get-evidence-pack': {
    operation: 'subsidies/get-evidence-pack',
    method: 'GET',
    path: '/v1/subsidies/evidence-pack',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'What an office files of a county’s claims for one window, in one ZIP: policy, notice list, and each claim with papers seen, notices and objections; names masked. A reason that is given goes on record',
    query: OfWindow.extend({ why: line({ max: 200 }).optional() }),
    answers: 'application/zip',
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: noticing,
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
