import { batchStateTerms } from '../../domain/batches/batch-terms.ts'
import type { Stall } from '../../domain/batches/stall.ts'
import { batchStepTerms } from '../../domain/batches/step-terms.ts'
import type { BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { AgreementState } from '../../domain/enterprises/agreement.ts'
import type { Delivery } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { LinkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { agreementTerms } from '../../domain/enterprises/enterprise-terms.ts'
import type { HeadcountStanding } from '../../domain/enterprises/headcount.ts'
import type { Reachability } from '../../domain/enterprises/reachability.ts'
import type { Words } from '../../domain/kernel/words.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import type { MessageState } from '../../domain/notices/message.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import type { ClaimProgress } from '../../domain/subsidies/subsidy-claim.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { WorkerState } from '../../domain/surveys/worker-state.ts'
import { proposalTerms } from '../../domain/transport/journeys/proposal-terms.ts'
import type { TransportProposal } from '../../domain/transport/journeys/transport-proposal.ts'
import type { BookingState } from '../../domain/transport/trips/booking.ts'
import { tripStateTerms } from '../../domain/transport/trips/mode-terms.ts'
import type { PassengerState } from '../../domain/transport/trips/passenger.ts'
import type { TripProgress } from '../../domain/transport/trips/trip.ts'
import { titled } from './titled.ts'

/** What a state means to whoever looks: one colour and one icon each, the same on every screen. */
export type Look = 'planned' | 'waiting' | 'working' | 'good' | 'warning' | 'bad' | 'off'

export interface StateLook extends Words {
  readonly look: Look
}

/** By the domain's unions: a state that is missing here does not compile. */
interface States {
  readonly batch: TransferBatch['state']
  readonly step: BatchProgress['step']
  readonly stall: Stall['state']
  readonly headcount: HeadcountStanding['outcome']
  readonly offer: Offer['state']
  readonly journey: JourneyState['state']
  readonly proposal: TransportProposal['state']
  readonly booking: BookingState
  readonly trip: TripProgress['state']
  readonly passenger: PassengerState
  readonly case: Case['state']
  readonly agreement: AgreementState
  readonly enterprise: Enterprise['standing']['state']
  readonly reachability: Reachability['state']
  readonly delivery: Delivery['state']
  readonly link: LinkStanding
  readonly survey: Survey['state']
  readonly worker: WorkerState
  readonly message: MessageState
  readonly claim: ClaimProgress['state']
  readonly standing: SubsidyStanding['standing']
}

export type StateOf = keyof States
export type StateIn<Of extends StateOf> = States[Of]

/** The words of the domain, each with its look. */
function looking<State extends string>(
  table: Readonly<Record<State, Words>>,
  looks: Readonly<Record<State, Look>>,
): Readonly<Record<State, StateLook>> {
  const named = titled(table)
  const states = Object.keys(looks) as State[]
  return Object.fromEntries(states.map((state) => [state, { ...named[state], look: looks[state] }])) as Record<
    State,
    StateLook
  >
}

const is = (look: Look, zh: string, en: string): StateLook => ({ look, zh, en })

export const states: { readonly [Of in StateOf]: Readonly<Record<States[Of], StateLook>> } = {
  batch: looking(batchStateTerms, {
    running: 'working',
    releasing: 'warning',
    completed: 'good',
    cancelled: 'off',
    failed: 'bad',
  }),
  step: looking(batchStepTerms, {
    'freezing candidates': 'working',
    'collecting proposals': 'waiting',
    'confirming headcount': 'waiting',
    matching: 'working',
    'waiting for answers': 'waiting',
    'planning trips': 'working',
    'waiting for approval': 'waiting',
    'booking trips': 'waiting',
    'sending travel notices': 'working',
    travelling: 'working',
    'starting follow-up': 'working',
    releasing: 'warning',
    ended: 'off',
  }),
  stall: {
    open: is('bad', '等人处理', 'Waits for a decision'),
    decided: is('good', '已处理', 'Decided'),
    over: is('off', '无需处理', 'Over'),
  },
  headcount: {
    open: is('waiting', '未答复', 'Not answered'),
    full: is('good', '全部确认', 'Confirmed in full'),
    partial: is('good', '部分确认', 'Confirmed in part'),
    'other-date': is('good', '改期确认', 'Confirmed for another date'),
    declined: is('bad', '不要人', 'Declined'),
    released: is('off', '已释放', 'Released'),
  },
  offer: {
    sent: is('waiting', '已发出', 'Sent'),
    accepted: is('good', '愿意去', 'Accepted'),
    declined: is('off', '不去', 'Declined'),
    unanswered: is('off', '未答复', 'Not answered'),
    withdrawn: is('off', '已撤回', 'Withdrawn'),
  },
  journey: {
    accepted: is('good', '已答应', 'Said yes'),
    seated: is('planned', '已排座', 'Has a seat'),
    withdrawn: is('off', '已退出', 'Withdrew'),
    boarded: is('working', '已上车', 'On board'),
    'no-show': is('bad', '未到', 'Did not come'),
    arrived: is('working', '已到达', 'Arrived'),
    'handed-over': is('good', '已到岗', 'Handed over'),
    diverted: is('warning', '未接收', 'Not taken over'),
    left: is('off', '已离岗', 'Left the job'),
    released: is('off', '已释放', 'Released'),
  },
  proposal: looking(proposalTerms, {
    planning: 'working',
    proposed: 'waiting',
    refused: 'bad',
    accepted: 'good',
  }),
  booking: {
    planned: is('planned', '未订', 'Not booked'),
    'not-needed': is('off', '不需订', 'Not needed'),
    holding: is('working', '正在预留', 'Being held'),
    held: is('working', '已预留', 'Held'),
    'asked-by-hand': is('waiting', '待人工订', 'To be booked by hand'),
    confirmed: is('good', '已订妥', 'Booked'),
    refused: is('bad', '没订上', 'Not to be had'),
    released: is('off', '已退订', 'Released'),
  },
  trip: looking(tripStateTerms, {
    planned: 'planned',
    boarded: 'working',
    departed: 'working',
    arrived: 'working',
    'handed-over': 'good',
    unreported: 'bad',
    cancelled: 'off',
  }),
  passenger: {
    expected: is('planned', '应到', 'Expected'),
    withdrawn: is('off', '已退出', 'Withdrew'),
    boarded: is('working', '已上车', 'On board'),
    'no-show': is('bad', '未到', 'Did not come'),
    arrived: is('working', '已到达', 'Arrived'),
    'handed-over': is('good', '已到岗', 'Handed over'),
    diverted: is('warning', '未接收', 'Not taken over'),
  },
  case: {
    opened: is('waiting', '未分派', 'Opened'),
    assigned: is('working', '办理中', 'Being settled'),
    settled: is('good', '已办结', 'Settled'),
    unresolved: is('bad', '未解决', 'Unresolved'),
  },
  agreement: looking(agreementTerms, {
    offered: 'waiting',
    declined: 'bad',
    lapsed: 'off',
    signed: 'planned',
    active: 'good',
    expired: 'off',
  }),
  enterprise: {
    active: is('good', '正常', 'Active'),
    paused: is('bad', '暂停用工', 'Paused'),
  },
  reachability: {
    unreachable: is('warning', '联系不上', 'Unreachable'),
    refusing: is('warning', '拒收', 'Refusing'),
    paused: is('bad', '暂停推送', 'Paused'),
    disabled: is('off', '地址停用', 'Disabled'),
  },
  delivery: {
    delivered: is('good', '已送达', 'Delivered'),
    waiting: is('waiting', '重试中', 'Being tried'),
    'given-up': is('bad', '未送达', 'Given up'),
  },
  link: {
    open: is('waiting', '可用', 'Open'),
    settled: is('good', '已办', 'Settled'),
    expired: is('off', '已过期', 'Expired'),
    revoked: is('off', '已作废', 'Revoked'),
  },
  survey: {
    'awaiting-upload': is('waiting', '待上传', 'Waits for its sheet'),
    importing: is('working', '正在导入', 'Being imported'),
    imported: is('good', '已导入', 'Imported'),
    refused: is('bad', '未能导入', 'Refused'),
  },
  worker: {
    'no-consent': is('off', '未同意', 'No consent'),
    engaged: is('working', '已在批次中', 'In a batch'),
    'not-willing': is('off', '不愿外出', 'Not willing'),
    'to-clarify': is('warning', '待核实', 'To be clarified'),
    free: is('good', '可安排', 'Free'),
  },
  message: {
    queued: is('waiting', '排队中', 'Queued'),
    sending: is('working', '发送中', 'Being sent'),
    unknown: is('warning', '结果不明', 'Unknown'),
    sent: is('working', '已发出', 'Sent'),
    refused: is('bad', '号码拒收', 'Refused'),
    dropped: is('off', '未发', 'Dropped'),
    delivered: is('good', '已送达', 'Delivered'),
    failed: is('bad', '未送达', 'Failed'),
  },
  claim: {
    'papers-missing': is('warning', '缺材料', 'Papers missing'),
    claimed: is('waiting', '已申请', 'Claimed'),
    noticed: is('working', '公示中', 'On notice'),
    paid: is('good', '已发放', 'Paid'),
    refused: is('off', '未通过', 'Turned down'),
  },
  standing: {
    eligible: is('good', '可以申请', 'Eligible'),
    'not-yet': is('planned', '还不到时间', 'Not yet'),
    unknown: is('warning', '待核实', 'To be checked'),
    not: is('off', '不符合', 'Not eligible'),
  },
}
