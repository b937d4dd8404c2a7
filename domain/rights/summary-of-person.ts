import { dateInShanghai } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { Worker } from '../surveys/worker.ts'

type Counted =
  | 'surveyRows'
  | 'signUps'
  | 'offers'
  | 'placements'
  | 'returnJourneys'
  | 'passengers'
  | 'checkIns'
  | 'cases'
  | 'messages'
  | 'evidence'

const counters: Record<Counted, (count: number) => string> = {
  surveyRows: (count) => `待更正的摸底行：${count}条（保存90天）。`,
  signUps: (count) => `招聘活动报名：${count}次。`,
  offers: (count) => `推岗：${count}次。`,
  placements: (count) => `接受的岗位：${count}个。`,
  returnJourneys: (count) => `返乡返岗乘车：${count}次。`,
  passengers: (count) => `乘车记录：${count}条。`,
  checkIns: (count) => `回访：${count}次。`,
  cases: (count) => `诉求：${count}件。`,
  evidence: (count) => `上传的材料：${count}份（加密保存两年）。`,
  messages: (count) => `短信记录：${count}条，不含短信内容（保存180天）。`,
}

/** What is kept on a person, as it may be read out to them. */
export function summaryOfPerson(worker: Worker, counts: Readonly<Record<Counted, number>>): string[] {
  const { consent, countyCode, surveyDate, erasedAt } = worker
  if (erasedAt) return [`本人信息已于${dateInShanghai(erasedAt)}删除，仅留编号供统计。`]
  const county = countyByCode(countyCode)?.name ?? countyCode
  const said =
    consent.state === 'withdrawn'
      ? `已于${dateInShanghai(consent.at)}撤回同意，不再联系。`
      : `${consent.on}${consent.state === 'given' ? '同意' : '未同意'}组织转移就业。`
  return [
    `${county}${surveyDate}${consent.state === 'given' && consent.eventId ? '招聘活动报名' : '摸底'}登记，姓名、身份证号、电话、住址等加密保存，自登记起两年后删除。`,
    said,
    ...(Object.keys(counters) as Counted[]).map((name) => counters[name](counts[name])),
    '可要求查阅、更正、撤回同意或删除；每次查看明文均有记录，见audit。',
  ]
}
