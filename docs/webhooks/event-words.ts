import type {
  InboundEnterpriseEventType,
  OutboundEnterpriseEventType,
} from '../../domain/enterprises/enterprise-events.ts'
import type { Words } from '../../domain/kernel/words.ts'

/** What each event that we send says, and what is expected of who hears it. */
export const sentWords: Readonly<Record<OutboundEnterpriseEventType, Words>> = {
  'agreement.offered': {
    zh: '向贵方发出协议。请在 answerUntil 之前回复 agreement.signed 或 agreement.declined，过期失效。',
    en: 'An agreement is offered. Answer agreement.signed or agreement.declined before answerUntil; then it lapses.',
  },
  'agreement.reminded': { zh: '提醒：协议还没有答复。', en: 'A reminder: the agreement is not answered yet.' },
  'agreement.activated': {
    zh: '协议生效，从现在起可以报用工订单（job-order.reported）。',
    en: 'The agreement is active: report job orders from now on (job-order.reported).',
  },
  'agreement.expiring': { zh: '协议将在 days 天后到期。', en: 'The agreement ends in `days` days.' },
  'headcount.requested': {
    zh: '询问这个订单这一批实际能接收多少人。请在 answerUntil 之前回复 headcount.confirmed，过期名额释放。',
    en: 'How many will you really take for this order? Answer headcount.confirmed before answerUntil; then the places are released.',
  },
  'headcount.reminded': { zh: '提醒：用工人数还没有确认。', en: 'A reminder: the headcount is not confirmed yet.' },
  'headcount.released': {
    zh: '名额已释放，why 是原因；这一批不会有人来。',
    en: 'The places were released, `why` says why: nobody of this batch comes on them.',
  },
  'manifest.frozen': {
    zh: '一趟车的名单已锁定；姓名只有姓，其余打星。version 更大的名单取代以前的。',
    en: 'The list of a trip is frozen; of names only the family name. A list with a greater version takes the place of the one before.',
  },
  'arrival.expected': {
    zh: '人员出发后：预计到达的时间和人数。到达后请回复 arrival.confirmed。',
    en: 'They are on their way: how many are expected, and when. Answer arrival.confirmed once they are there.',
  },
  'return.requested': {
    zh: '统一安排返乡（homeward）或返岗（back）乘车，from 至 to 出行。请在 proposeUntil 之前用 return.proposed 报人员和日期；坐不坐由本人定。',
    en: 'Journeys home (homeward) or back to the post (back) are arranged between from and to. Propose people and days by return.proposed before proposeUntil; each of them decides.',
  },
  'case.asked': {
    zh: '贵单位一名员工（placementId）有诉求，本人同意告知贵单位。请在 answerUntil 之前回复 case.answered。wage 是第一次工资：应发、本人说实收、相差、应发日期。',
    en: 'One of your people (placementId) has a case, and agreed to it that you are told. Answer case.answered before answerUntil. wage is the first wage: promised, paid as the person says, missing, and the day on which it was due.',
  },
  test: { zh: '联调事件：只要求 2xx，不产生任何业务。', en: 'A test: it asks for 2xx, and nothing comes of it.' },
}

/** What each event that we hear says, and when it is sent. */
export const heardWords: Readonly<Record<InboundEnterpriseEventType, Words>> = {
  'agreement.signed': { zh: '签署协议。', en: 'You sign the agreement.' },
  'agreement.declined': { zh: '不签协议，并说明原因。', en: 'You decline the agreement, and say why.' },
  'job-order.reported': {
    zh: '报一个用工订单；回答中的 id 就是 jobOrderId，请保存。',
    en: 'You report a job order; the id of the answer is its jobOrderId: keep it.',
  },
  'job-order.changed': {
    zh: '修改用工订单；只写要改的字段。批次询问之后只能改人数和备注。',
    en: 'You change a job order; name just what changes. Once a batch has asked, only headcount and remarks may.',
  },
  'headcount.confirmed': {
    zh: '确认用工人数：full 全部、partial 部分、other-date 另定日期、declined 不要。',
    en: 'You confirm the headcount: full, partial, other-date or declined.',
  },
  'arrival.confirmed': {
    zh: '确认到岗：到了几人，谁没有到（absent 填 placementId）。',
    en: 'You confirm an arrival: how many came, and who did not (absent, by placementId).',
  },
  'arrival.corrected': {
    zh: '更正已报的到岗情况，并说明原因；交接后30天内有效。',
    en: 'You correct what you said of an arrival, and why; it counts for 30 days after the hand-over.',
  },
  'return.proposed': {
    zh: '报要返乡或返岗乘车的在岗人员：placementId 和 day（返乡：最早哪天可以走；返岗：哪天要到岗）。有一人不能报，整份都不登记，errors 写明是谁、为什么；截止前可以再报，以最后一次为准。不坐的人不受任何影响。',
    en: 'You propose people who work for you for a journey home or back: placementId and day (homeward: from which day they may leave; back: on which they are to be at work). Where one cannot be proposed none is recorded, and errors say who and why; until the time is over you may send it again, and the last one counts. Nothing follows for who does not ride.',
  },
  'case.answered': {
    zh: '答复一件员工诉求：promises 承诺在 until 当天或之前解决（补发工资写 amount），has-done 已于 on 解决，disputes 有异议（写 why）。可以再答复，以最后一次为准；承诺到期没有兑现即算逾期。',
    en: 'You answer a case of one of your people: promises (put right by the end of `until`; `amount` where you pay), has-done (put right on `on`) or disputes (say `why`). You may answer again, and the last word counts; a promise that is not kept by its day is overdue.',
  },
  'worker.left': { zh: '有人离职，以及离职日期。', en: 'Somebody has left, and on which day.' },
  test: {
    zh: '联调事件：地址、密钥、时钟、格式都对就回答 200，不产生任何业务。',
    en: 'A test: answered 200 where address, secret, clock and form are right; nothing comes of it.',
  },
}
