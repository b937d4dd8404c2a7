import type { Words } from '../../../domain/kernel/words.ts'
import type { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'
import type { EditWorker } from '../../../domain/surveys/worker-edit.ts'
import { inBoth } from '../../words/in-both.ts'

/** How what happened to a person is told. */
export const toldWords = inBoth(
  {
    surveyed: '摸底登记',
    consented: '同意组织转移',
    refusedConsent: '未同意组织转移',
    withdrew: '撤回同意',
    edited: '更正信息',
    offered: '推岗',
    answered: '答复',
    unanswered: '到期未答复',
    offerWithdrawn: '推岗撤回',
    journey: '行程',
    trip: '班次',
    seat: (seat: number) => `${seat} 号座`,
    checkIn: (day: number) => `第 ${day} 天回访`,
    checkInSilent: '回访未答复',
    aCase: '诉求工单',
    message: '短信',
    bySms: '短信答复',
    byPage: '网页答复',
    byCall: '电话答复',
    answerUntil: '答复截止',
  },
  {
    surveyed: 'Surveyed',
    consented: 'Consented to organised transfer',
    refusedConsent: 'Did not consent',
    withdrew: 'Took consent back',
    edited: 'Record corrected',
    offered: 'Job offered',
    answered: 'Answered',
    unanswered: 'No answer in time',
    offerWithdrawn: 'Offer withdrawn',
    journey: 'Journey',
    trip: 'Trip',
    seat: (seat: number) => `seat ${seat}`,
    checkIn: (day: number) => `Check-in of day ${day}`,
    checkInSilent: 'Check-in not answered',
    aCase: 'Case',
    message: 'Text',
    bySms: 'by text',
    byPage: 'on the page',
    byCall: 'by telephone',
    answerUntil: 'answer until',
  },
)

/** The texts to workers, by what they are for. */
export const templateWords: Readonly<Record<Exclude<NoticeTemplateCode, `firm-${string}`>, Words>> = {
  'job-offer': { zh: '推岗', en: 'Job offer' },
  'job-offer-link': { zh: '推岗（点链接答复）', en: 'Job offer, answered by link' },
  'offer-reminder': { zh: '推岗提醒', en: 'Reminder of an offer' },
  'travel-notice': { zh: '出行通知', en: 'Travel notice' },
  'travel-notice-rebooked': { zh: '行程变更通知', en: 'Changed travel notice' },
  'travel-notice-night': { zh: '出行通知（途中住宿）', en: 'Travel notice with a night' },
  'travel-notice-night-rebooked': { zh: '行程变更通知（途中住宿）', en: 'Changed travel notice with a night' },
  'escort-roll-call': { zh: '领队点名链接', en: 'Link for the roll-call' },
  'travel-notice-own': { zh: '自行前往通知', en: 'Travel on their own' },
  'travel-notice-own-rebooked': { zh: '自行前往通知（变更）', en: 'Travel on their own, changed' },
  'travel-reminder': { zh: '出行提醒', en: 'Reminder of a trip' },
  'trip-cancelled': { zh: '班次取消通知', en: 'Trip cancelled' },
  'arrangement-ended': { zh: '安排取消通知', en: 'Arrangement ended' },
  'check-in-day-1': { zh: '第 1 天回访', en: 'Check-in of day 1' },
  'check-in-day-1-link': { zh: '第 1 天回访（点链接答复）', en: 'Check-in of day 1, by link' },
  'check-in': { zh: '回访', en: 'Check-in' },
  'check-in-link': { zh: '回访（点链接答复）', en: 'Check-in, by link' },
  'return-ask': { zh: '返乡返岗座位', en: 'A seat home or back' },
  'return-ask-link': { zh: '返乡返岗座位（点链接答复）', en: 'A seat home or back, answered by link' },
  'return-reminder': { zh: '返乡返岗座位提醒', en: 'Reminder of a seat home or back' },
  'return-answer-stands': { zh: '返乡返岗答复确认', en: 'Which answer about the seat stands' },
  'return-answer-closed': { zh: '返乡返岗答复已截止', en: 'Answer about the seat came too late' },
  'return-called-off': { zh: '返乡返岗取消通知', en: 'Journey home or back called off' },
  'check-in-contract': { zh: '回访：劳动合同', en: 'Check-in: contract' },
  'check-in-contract-link': { zh: '回访：劳动合同（点链接答复）', en: 'Check-in: contract, by link' },
  'check-in-wage': { zh: '回访：第一次工资', en: 'Check-in: first wage' },
  'check-in-wage-link': { zh: '回访：第一次工资（点链接答复）', en: 'Check-in: first wage, by link' },
  'check-in-later': { zh: '回访：在岗和工资', en: 'Check-in: at work and paid' },
  'check-in-later-link': { zh: '回访：在岗和工资（点链接答复）', en: 'Check-in: at work and paid, by link' },
  'answer-unclear': { zh: '没看懂答复', en: 'Answer not understood' },
  'answer-stands': { zh: '答复确认', en: 'Which answer stands' },
  'answer-closed': { zh: '答复已截止', en: 'Answer came too late' },
  'journey-home': { zh: '返乡车票通知', en: 'Ticket home' },
  'help-received': { zh: '求助已收到', en: 'Help received' },
  'withdrawal-late': { zh: '上车后不能退出', en: 'Too late to withdraw' },
  'event-moved': { zh: '招聘活动改期或换地点', en: 'Recruitment event moved' },
  'event-called-off': { zh: '招聘活动取消', en: 'Recruitment event called off' },
  'withdrawal-confirmed': { zh: '退出已办理', en: 'Withdrawal confirmed' },
}

type EditedName =
  | 'sealedPhone'
  | 'sealedSecondPhone'
  | 'minimumMonthlyWage'
  | Exclude<keyof EditWorker, 'version' | 'reason' | 'phone' | 'secondPhone' | 'minimumMonthlyWageYuan'>
export const editedWords: Readonly<Record<EditedName, Words>> = {
  sealedPhone: { zh: '手机号', en: 'phone' },
  sealedSecondPhone: { zh: '备用电话', en: 'second phone' },
  willing: { zh: '外出意愿', en: 'willingness' },
  skills: { zh: '技能', en: 'skills' },
  minimumMonthlyWage: { zh: '最低月薪', en: 'least wage' },
  destinations: { zh: '意向地', en: 'destinations' },
  earliestDeparture: { zh: '最早出发', en: 'earliest departure' },
  consent: { zh: '同意书', en: 'consent' },
}
