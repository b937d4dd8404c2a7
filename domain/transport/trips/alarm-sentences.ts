import { sentences } from '../../kernel/sentences.ts'

/**
 * What an alarm of a trip tells its staff. A trip says each thing once, and earlier releases kept the English alone: one that is
 * worded anew may be said twice of a trip that is under way.
 */
export const alarmSentences = sentences('alarm', {
  'booking-stands': {
    zh: '这趟车已经没有人乘坐，预订却没有取消成：请电话联系承运方。',
    en: 'Nobody travels, but the booking could not be released: telephone the carrier.',
  },
  'plant-not-told': {
    zh: '有企业没有收到到岗名单：请电话告知。',
    en: 'A plant could not be told who arrives: telephone it.',
  },
  'report-late': {
    zh: '{report}报告没有按时来：请电话联系领队。',
    en: 'The {report} report is late: telephone the escort.',
  },
  contradicted: {
    zh: '点名互相矛盾，请核实并裁定。',
    en: 'Roll-calls contradict each other: look at contradictions, and decide.',
  },
  'no-stop': {
    zh: '{county}没有登记上车点，通知里没有写：请登记并为这趟车选定。',
    en: 'No boarding stop is known for “{county}”, so the texts name none: enter one and choose it for this trip.',
  },
  'not-told': {
    zh: '第{part}部分有{people}名乘客没有收到出行通知：请逐个打电话。',
    en: '{people} passengers of part {part} could not be sent their travel notice: telephone them.',
  },
  'also-stops': {
    zh: '请告诉承运方：已订的车还要在{stops}停靠。',
    en: 'Tell the carrier that the booked coach also stops at “{stops}”.',
  },
  'cancel-booking': {
    zh: '请电话向{carrier}取消订单{reference}：{why}。',
    en: 'Cancel the booking {reference} with “{carrier}” by telephone: {why}.',
  },
  'cancel-beds': {
    zh: '请电话取消“{house}”的住宿订单{reference}：{why}。',
    en: 'Cancel the beds {reference} in “{house}” by telephone: {why}.',
  },
  'book-beds': {
    zh: '请电话在{place}附近订住宿：{guests}人，共{nights}晚，{from}至{until}，每人每晚不超过{most}元；订好后填写住宿点、地址和订单号。',
    en: 'Book beds near “{place}” by telephone: {guests} people, {nights} nights in all, from {from} to {until}, at most {most} yuan each a night; then enter house, address and reference.',
  },
  'no-beds-yet': {
    zh: '住宿还没有人订：请电话联系住宿点，并填写订单号。',
    en: 'Nobody has booked the beds yet: telephone a house and enter its reference.',
  },
  'not-booked-yet': {
    zh: '还没有人订车订票：请电话联系承运方，并填写订单号。',
    en: 'Nobody has booked yet: telephone the carrier and enter its reference.',
  },
  'end-not-reported': {
    zh: '报告不全：点名里没有的有{people}人，行程怎样结束也没有报告。',
    en: 'Not everything was reported: {people} people on no roll-call, the end of the journey open.',
  },
  'people-not-reported': {
    zh: '报告不全：点名里没有的有{people}人。',
    en: 'Not everything was reported: {people} people on no roll-call.',
  },
  'plant-counts-otherwise': {
    zh: '订单{jobOrderId}：企业清点到{arrived}人，名单上是{listed}人。',
    en: 'The plant counts {arrived} arrivals for {jobOrderId}, the manifest {listed}.',
  },
  'differs-at-gate': {
    zh: '{placementId}：领队手机报的交接情况互相矛盾，或者与登记不一致，请核实。',
    en: "{placementId}: What escorts' phones said at the plant differs, or differs from what is on record: look at it.",
  },
  'never-came': {
    zh: '{placementId}登记为已到岗，企业说此人没有到：请找到本人。',
    en: '{placementId} was on record as handed over and did not come, says the plant: look for the person.',
  },
  'boarded-never-came': {
    zh: '{placementId}点名时已上车，并登记为已到岗，企业说此人没有到：请找到本人。',
    en: '{placementId} was on record as handed over, boarded by the roll-call, and did not come, says the plant: look for the person.',
  },
  'came-place-given': {
    zh: '企业说{placementId}到了，但名额在此期间给了别人。',
    en: '{placementId} had come, says the plant; the place was given to somebody else meanwhile.',
  },
  'came-in-other-batch': {
    zh: '企业说{placementId}到了，但另一批次已经安排了此人。',
    en: '{placementId} had come, says the plant; another batch counts on the person by now.',
  },
})

/** Why a trip does not run, as its carrier and its staff are told: the key is the English. */
export const endReasons = {
  'the journeys were planned again without it': {
    zh: '行程已重新安排，不再用这趟',
    en: 'the journeys were planned again without it',
  },
  'the connection could not be booked whole': {
    zh: '这条联程没有全部订上',
    en: 'the connection could not be booked whole',
  },
  'the trip was lost': { zh: '这趟行程开不了', en: 'the trip was lost' },
  'the transfer batch ended': { zh: '批次已经结束', en: 'the transfer batch ended' },
  'nobody travels': { zh: '已经没有人乘坐', en: 'nobody travels' },
} as const

export type EndReason = keyof typeof endReasons
