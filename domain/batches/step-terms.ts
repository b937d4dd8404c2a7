import type { Words } from '../kernel/words.ts'
import type { BatchProgress } from './transfer-batch.ts'

/** What the steps of a batch are called. */
export const batchStepTerms: Readonly<Record<BatchProgress['step'], Words>> = {
  'freezing candidates': { zh: '确定候选人', en: 'freezing candidates' },
  'collecting proposals': { zh: '收集企业报名', en: 'collecting proposals' },
  'confirming headcount': { zh: '确认用工人数', en: 'confirming headcount' },
  matching: { zh: '人岗匹配', en: 'matching' },
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
