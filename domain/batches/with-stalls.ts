import { batchInWords, waitWords } from './batch-in-words.ts'
import type { Stall } from './stall.ts'
import { batchStepTerms } from './step-terms.ts'
import type { TransferBatch } from './transfer-batch.ts'

/** The batch in words, and in what it waits for the operator whom these open stalls need; `more`: there are others. */
export function withStalls(batch: TransferBatch, open: readonly Stall[], more: boolean): TransferBatch {
  const [first] = open
  const told = batchInWords(batch)
  if (!first) return told
  const { progress } = told
  const { step, waitsFor } = progress
  const wait = waitWords(progress)
  const others = more ? ' and many more' : open.length > 1 ? ` and ${open.length - 1} more` : ''
  const operator = `an operator: "${first.step.en}" (${first.step.zh}) failed${others}; see its stalls`
  const also = more ? '等多个步骤' : open.length > 1 ? `等${open.length}个步骤` : ''
  const words = {
    zh: `${wait ? `${wait.zh}；` : ''}操作员决定：“${first.step.zh}”${also}没有成功，见停住的步骤`,
    en: `${wait ? `${wait.en}; ` : ''}an operator: "${first.step.en}" failed${others}; see its stalls`,
  }
  const said = waitsFor === null ? operator : `${waitsFor}; ${operator}`
  const inWords = { step: batchStepTerms[step], waitsFor: words }
  return { ...told, progress: { ...progress, waitsFor: said, until: null, words: inWords } }
}
