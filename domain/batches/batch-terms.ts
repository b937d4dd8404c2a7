import type { Words } from '../kernel/words.ts'
import type { BatchProgress, TransferBatch } from './transfer-batch.ts'

/** What the states of a batch are called. */
export const batchStateTerms: Readonly<Record<TransferBatch['state'], Words>> = {
  running: { zh: '进行中', en: 'running' },
  releasing: { zh: '正在释放', en: 'releasing' },
  completed: { zh: '已完成', en: 'completed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '未能完成', en: 'failed' },
}

/** What the steps of a batch are called. */
export const batchStepTerms: Readonly<Record<BatchProgress['step'], Words>> = {
  'freezing candidates': { zh: '冻结候选人名单', en: 'freezing candidates' },
  'confirming headcount': { zh: '确认用工人数', en: 'confirming headcount' },
  matching: { zh: '匹配', en: 'matching' },
  'waiting for answers': { zh: '等待答复', en: 'waiting for answers' },
  'planning trips': { zh: '编排行程', en: 'planning trips' },
  'waiting for approval': { zh: '等待审批', en: 'waiting for approval' },
  'booking trips': { zh: '订车订票', en: 'booking trips' },
  'sending travel notices': { zh: '发送行程通知', en: 'sending travel notices' },
  travelling: { zh: '出行途中', en: 'travelling' },
  'starting follow-up': { zh: '开始回访', en: 'starting follow-up' },
  releasing: { zh: '释放名额和座位', en: 'releasing' },
  ended: { zh: '已结束', en: 'ended' },
}

/** Where a batch is, as a sentence has it: 进行中，等待审批. */
export function standingOf({ state, progress }: Pick<TransferBatch, 'state' | 'progress'>): Words {
  const [is, step] = [batchStateTerms[state], batchStepTerms[progress.step]]
  return { zh: `${is.zh}，${step.zh}`, en: `${is.en}, ${step.en}` }
}

/** Each form of what the workflow notes that it waits for, and its Chinese. */
const waits: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^the enterprises' answers$/, '企业的答复'],
  [/^the answers to (\d+) offers of round (\d+)$/, '第$2轮$1个推岗的答复'],
  [/^the approval of (\d+) trips for ([\d.]+) yuan$/, '$1趟行程（$2元）的审批'],
  [
    /^the approval of (\d+) trips for ([\d.]+) yuan; another plan could not be made: .*$/s,
    '$1趟行程（$2元）的审批；没有排出新的方案，原因见调整方案',
  ],
  [/^the approval, which is overdue; the batch ends without it$/, '审批（已逾期，逾期不批本批次即结束）'],
  [/^the carriers' confirmations$/, '承运方的确认'],
  [/^the reports from the road$/, '行程中的报告'],
]

/** What a batch waits for, in both languages; a form from before this table stays as it was noted. */
export function waitWords(waitsFor: string): Words {
  const known = waits.find(([english]) => english.test(waitsFor))
  return { zh: known ? waitsFor.replace(...known) : waitsFor, en: waitsFor }
}
