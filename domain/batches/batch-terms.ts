import type { Words } from '../kernel/words.ts'
import { batchStepTerms } from './step-terms.ts'
import type { TransferBatch } from './transfer-batch.ts'

/** What the states of a batch are called. */
export const batchStateTerms: Readonly<Record<TransferBatch['state'], Words>> = {
  running: { zh: '进行中', en: 'running' },
  releasing: { zh: '正在释放', en: 'releasing' },
  completed: { zh: '已完成', en: 'completed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '未能完成', en: 'failed' },
}

/** Where a batch is, as a sentence has it: 进行中，等待审批. */
export function standingOf({ state, progress }: Pick<TransferBatch, 'state' | 'progress'>): Words {
  const [is, step] = [batchStateTerms[state], batchStepTerms[progress.step]]
  return { zh: `${is.zh}，${step.zh}`, en: `${is.en}, ${step.en}` }
}
