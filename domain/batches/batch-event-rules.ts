import { type EventRule, inWords } from '../kernel/judge-event.ts'
import type { Words } from '../kernel/words.ts'
import { wordsOfEnd } from './end-words.ts'
import type { TransferBatch } from './transfer-batch.ts'

const ended: Words = {
  zh: '本批次已经结束，不能再改。',
  en: 'The batch has ended: nothing can be changed any more.',
}
const beingReleased: Words = {
  zh: '本批次已经取消，正在释放所留的名额和座位。',
  en: 'The batch was ended and is being released.',
}

/** A batch that runs is at one of its steps; approval is asked for at one of them only. */
export type BatchStanding = TransferBatch['state'] | 'waiting-for-approval' | 'being-planned-anew' | 'decided'

export const approvalRule: EventRule<BatchStanding> = {
  name: { zh: '审批', en: 'The approval' },
  states: {
    'waiting-for-approval': 'fits',
    'being-planned-anew': {
      zh: '原方案已退回，正在重新安排行程：重新请求审批后再批。',
      en: 'The plan was set aside and the trips are being planned anew: decide once approval is asked for again.',
    },
    decided: 'stands',
    running: {
      zh: '本批次现在不等审批：排好行程、请求审批时再批。',
      en: 'There is nothing to approve now: decide once the trips are planned and approval is asked for.',
    },
    releasing: beingReleased,
    completed: ended,
    cancelled: ended,
    failed: ended,
  },
}

/** A batch takes people from when it has frozen its candidates until its last round is matched. */
export type AdditionStanding = TransferBatch['state'] | 'freezing' | 'matched'

export const additionRule: EventRule<AdditionStanding> = {
  name: { zh: '添加人员', en: 'The addition' },
  states: {
    running: 'fits',
    freezing: {
      zh: '本批次正在冻结候选人名单，符合条件的人员都会列入：请一分钟后再看谁还没有列入。',
      en: 'The batch is freezing its candidates, and everybody who fits is taken: look in a minute who is not among them.',
    },
    matched: {
      zh: '本批次最后一轮匹配已经开始，不能再添加人员：请列入下一个批次。',
      en: 'The last round of this batch has begun, and nobody can be added any more: let them take part in the next batch.',
    },
    releasing: beingReleased,
    completed: ended,
    cancelled: ended,
    failed: ended,
  },
}

/** Repeated while the batch is being released, it completes a cancellation that broke. */
export const cancelRule: EventRule<TransferBatch['state']> = {
  name: { zh: '取消批次', en: 'The cancellation' },
  states: {
    running: 'fits',
    releasing: 'fits',
    completed: 'stands',
    cancelled: 'stands',
    failed: 'stands',
  },
}

/** How a batch ended, for whoever comes second. */
export function toldEnd(batch: TransferBatch): Words {
  if (batch.state === 'running' || batch.state === 'releasing') return beingReleased
  const at = inWords(batch.endedAt)
  const names = { completed: '完成', cancelled: '取消', failed: '未能完成而结束' } as const
  const why = 'why' in batch ? wordsOfEnd(batch.why) : null
  return {
    zh: `本批次已于${at.zh}${names[batch.state]}${why ? `（${why.zh}）` : ''}`,
    en: `the batch ended as ${batch.state} at ${at.en}${why ? ` (${why.en})` : ''}`,
  }
}
