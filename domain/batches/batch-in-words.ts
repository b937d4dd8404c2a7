import type { Words } from '../kernel/words.ts'
import { tellWait } from './batch-wait.ts'
import { wordsOfEnd } from './end-words.ts'
import { batchStepTerms } from './step-terms.ts'
import type { BatchProgress, TransferBatch } from './transfer-batch.ts'

/** Each form of what earlier releases noted that a batch waits for, and its Chinese. */
const waits: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^the enterprises' answers$/, '企业的答复'],
  [/^the answers to (\d+) offers of round (\d+)$/, '第$2轮$1个推岗的答复'],
  [/^the approval of (\d+) trips for ([\d.]+) yuan$/, '$1趟行程（$2元）的审批'],
  [/^the approval, which is overdue; the batch ends without it$/, '审批（已逾期，逾期不批本批次即结束）'],
  [/^the carriers' confirmations$/, '承运方的确认'],
  [/^the reports from the road$/, '行程中的报告'],
]

/** What a batch waits for, in both languages; null while it is at work itself. */
export function waitWords({ waitsFor, awaits }: Pick<BatchProgress, 'waitsFor' | 'awaits'>): Words | null {
  if (waitsFor === null) return null
  if (awaits) return { zh: tellWait(awaits).zh, en: waitsFor }
  const known = waits.find(([english]) => english.test(waitsFor))
  return { zh: known ? waitsFor.replace(...known) : waitsFor, en: waitsFor }
}

/** The batch as it is answered: with its step, its wait and its end in words. */
export function batchInWords<Batch extends TransferBatch>(batch: Batch): Batch {
  return {
    ...batch,
    progress: progressInWords(batch.progress),
    ...('why' in batch && { whyWords: wordsOfEnd(batch.why) }),
  }
}

export function progressInWords(progress: BatchProgress): BatchProgress {
  return { ...progress, words: { step: batchStepTerms[progress.step], waitsFor: waitWords(progress) } }
}
