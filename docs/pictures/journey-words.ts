import { checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { RouteName, TaskName } from '../../functions/catalog.ts'
import type { CalledBy } from '../../functions/wiring/catalog-entry.ts'
import type { Role } from '../../functions/wiring/staff.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'

/** English and Chinese, side by side. */
export type Words = readonly [english: string, chinese: string]

type FirstOf<Name extends string> = Name extends `${infer Room}/${string}` ? Room : never
export type Room = FirstOf<RouteName | TaskName | WorkflowName>
type PartOf<Name extends string> = Name extends `${Room}/${infer Part}/${string}` ? Part : never
export type Part = PartOf<TaskName | RouteName>

export const rooms: Record<Room, Words> = {
  surveys: ['surveys', '摸底调查'],
  notices: ['notices', '短信通知'],
  enterprises: ['enterprises', '用工企业'],
  stations: ['stations', '驻外劳务站'],
  campaigns: ['campaigns', '专项活动'],
  relief: ['relief', '灾后帮扶'],
  batches: ['batches', '转移批次'],
  matching: ['matching', '人岗匹配'],
  transport: ['transport', '交通出行'],
  arrival: ['arrival', '到岗交接'],
  stabilisation: ['stabilisation', '稳岗服务'],
  returns: ['returns', '返乡返岗'],
  subsidies: ['subsidies', '补贴补助'],
  reports: ['reports', '统计报表'],
  rights: ['rights', '个人信息权利'],
  inbox: ['inbox', '收件箱'],
  'trip-page': ['trip-page', '行程页'],
  worklist: ['work list', '待办事项'],
  'enterprise-page': ['enterprise-page', '企业页'],
  'event-page': ['event-page', '报名页'],
  'roll-call': ['roll-call', '点名页'],
  service: ['service', '服务说明'],
}

export const parts: Record<Part, Words> = {
  booking: ['booking', '订票'],
  planning: ['planning', '计划'],
  travel: ['travel', '出行'],
  disruption: ['disruption', '应急'],
}

export const workflowWords: Record<WorkflowName, string> = {
  'surveys/import-survey': '导入调查表',
  'notices/follow-messages': '追踪短信',
  'campaigns/tell-of-change': '通知报名人员',
  'relief/offer-help': '短信询问灾后需要',
  'enterprises/sign-agreement': '签订协议',
  'enterprises/confirm-headcount': '确认用工人数',
  'enterprises/deliver-missed': '补发通知',
  'batches/run-transfer-batch': '执行转移批次',
  'batches/release-batch': '释放批次',
  'stabilisation/follow-day': '编排回访',
  'stabilisation/follow-placements': '跟踪回访',
  'stabilisation/resolve-case': '办理诉求',
  'stabilisation/watch-cases': '转交到期诉求',
  'stabilisation/watch-duty': '安排值班经办',
  'stabilisation/begin-day': '每日安排',
  'service/heartbeat': '全程演练',
  'service/take-pulse': '服务自检',
  'transport/book-trip': '预订行程',
  'transport/make-proposal': '拟定调整方案',
  'transport/reaccommodate': '改换行程',
  'transport/run-trip': '执行行程',
}

export const roles: Record<Role, Words> = {
  province: ['province', '省'],
  county: ['county', '县'],
  station: ['station', '站'],
  auditor: ['auditor', '审计'],
}

export const callers: Record<Exclude<CalledBy, object>, Words> = {
  enterprise: ['enterprises', '企业'],
  'sms-provider': ['SMS provider', '短信平台'],
  'sms-push': ['SMS provider', '短信平台'],
  worker: ['workers', '务工人员'],
  contact: ['firms without a server', '无系统的企业'],
  escort: ['escorts', '领队'],
  anyone: ['anyone', '任何人'],
}

/** Whom a workflow writes to, by the secret that it needs for that. */
export const partners = {
  sms: ['phones', '手机短信'],
  webhooks: ['enterprises', '企业'],
  carriers: ['carriers', '承运方'],
} as const satisfies Record<string, Words>

export type Awaited = 'enterprises' | 'workers' | 'staff' | 'escorts' | 'clock'

export const awaited: Record<Awaited, Words> = {
  enterprises: ['enterprises', '企业'],
  workers: ['workers', '务工人员'],
  staff: ['staff', '工作人员'],
  escorts: ['escorts and plants', '带队与接收方'],
  clock: ['the time', '时刻'],
}

/**
 * What each waiting state waits for, by the state's name. null: it only spreads starts over time, calls the service itself, or
 * gives its token back at once.
 * Two states with the same words are one wait, that is asked again.
 */
export const waits: Readonly<Record<string, { readonly for: Awaited; readonly words: Words } | null>> = {
  'Offer the agreement and wait for the signature': { for: 'enterprises', words: ['the signature', '签署'] },
  'Remind and wait for the signature': { for: 'enterprises', words: ['the signature', '签署'] },
  'Wait for the signature': { for: 'enterprises', words: ['the signature', '签署'] },
  'Wait for the headcounts': { for: 'enterprises', words: ['the headcounts', '用工人数'] },
  'Wait for the answer': { for: 'enterprises', words: ['the answer', '答复'] },
  'Wait for the proposals': { for: 'enterprises', words: ['who goes home or back', '返乡返岗报名'] },
  'Ring at our own door': null,
  'Rehearse a question and its answer': null,
  'Wait for the next step': null,
  'Wait for the first try': null,
  'Wait for the repair': null,
  'Wait for the look': { for: 'clock', words: ['morning, or word of a text', '早晨或短信下落'] },
  'Wait for the next try': { for: 'enterprises', words: ['their server', '企业系统恢复'] },
  'Wait before the reminder': { for: 'workers', words: ['answers to offers', '推岗答复'] },
  'Wait for the last answers': { for: 'workers', words: ['answers to offers', '推岗答复'] },
  'Ask for approval': { for: 'staff', words: ["the province's approval", '省级审批'] },
  'Ask for approval once more': { for: 'staff', words: ["the province's approval", '省级审批'] },
  'Wait for a turn to be booked': null,
  'Wait for a turn to run': null,
  'Wait for the next morning': { for: 'clock', words: ['the next morning', '次日早晨'] },
  'Book what carriers take, once': null,
  'Settle the trip': null,
  'Wait for the time of the check-in': { for: 'clock', words: [`day ${checkInDays.join(', ')}`, '回访日'] },
  'Ask how it is, and wait for replies': { for: 'workers', words: ['replies', '回复'] },
  'Hand to the station': { for: 'staff', words: ["the station's outcome", '服务站办结'] },
  'Hand to the province': { for: 'staff', words: ["the province's outcome", '省级办结'] },
  'Wait until they are due': { for: 'staff', words: ['outcomes, until they are due', '办结，直至到期'] },
  'Ask staff to book one': { for: 'staff', words: ['a booking by telephone', '电话订票'] },
  'Ask staff to book': { for: 'staff', words: ['a booking by telephone', '电话订票'] },
  'Wait for the freeze': { for: 'clock', words: ['the frozen manifest', '名单锁定'] },
  'Freeze the manifest and tell the plants': { for: 'clock', words: ['the day before', '前一天'] },
  'Wait for the day before': { for: 'clock', words: ['the day before', '前一天'] },
  'Remind the passengers and wait for the departure': {
    for: 'escorts',
    words: ['roll-call and departure', '点名与出发'],
  },
  'Wait for the roll-call': { for: 'escorts', words: ['roll-call', '点名'] },
  'Ask for the roll-call once more': { for: 'escorts', words: ['roll-call', '点名'] },
  'Wait for the departure': { for: 'escorts', words: ['departure', '出发'] },
  'Ask for the departure once more': { for: 'escorts', words: ['departure', '出发'] },
  'Wait for the arrival and the hand-over': { for: 'escorts', words: ['arrival and hand-over', '到达与交接'] },
  'Ask for the arrival once more': { for: 'escorts', words: ['arrival', '到达'] },
  'Wait for the hand-over': { for: 'escorts', words: ['hand-over', '交接'] },
  'Ask for the hand-over once more': { for: 'escorts', words: ['hand-over', '交接'] },
  'Wait for its people': { for: 'workers', words: ['its people on other trips', '改乘人员'] },
}
