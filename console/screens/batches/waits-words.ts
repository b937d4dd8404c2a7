import type { BatchProgress } from '../../../domain/batches/transfer-batch.ts'

type Said = Readonly<Record<BatchProgress['step'], string>>

/** What goes on in a step, or for what it waits. */
export const waitsWords: { readonly zh: Said; readonly en: Said } = {
  zh: {
    'freezing candidates': '正在从各县登记的人员中确定候选人',
    'collecting proposals': '等企业报要返乡或返岗的人员和日期；截止后逐个问本人',
    'confirming headcount': '等企业答复能接收多少人；不答复的名额到时释放',
    matching: '正在为候选人匹配岗位',
    'waiting for answers': '等群众答复短信；答复期过半时提醒一次',
    'planning trips': '正在编排行程',
    'waiting for approval': '等省级审批行程方案；批了才订车订票',
    'booking trips': '等承运方确认；需要人工订的在今日待办里',
    'sending travel notices': '正在通知每个人出行时间和上车地点',
    travelling: '等各班次点名、出发、到达、交接的报告',
    'starting follow-up': '正在安排到岗后的回访',
    releasing: '正在释放名额和座位',
    ended: '已经结束',
  },
  en: {
    'freezing candidates': 'The registered people of the counties are being looked through',
    'collecting proposals': 'Waits for the enterprises to propose people and days; then each of them is asked',
    'confirming headcount':
      'Waits for the enterprises to say how many they take; places without an answer are released',
    matching: 'Candidates and places are being matched',
    'waiting for answers': 'Waits for people to answer their texts; they are reminded once at half time',
    'planning trips': 'Trips are being planned',
    'waiting for approval': 'Waits for the province to approve the plan; nothing is booked before',
    'booking trips': 'Waits for the carriers; what is booked by hand stands in the worklist',
    'sending travel notices': 'Everybody is being told when and where they board',
    travelling: 'Waits for the reports of the trips: roll-call, departure, arrival, hand-over',
    'starting follow-up': 'The calls after the hand-over are being set up',
    releasing: 'Places and seats are being released',
    ended: 'It has ended',
  },
}
