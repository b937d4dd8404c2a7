import * as z from 'zod'
import { Words } from '../kernel/words.ts'
import { batchSentences } from './batch-sentences.ts'
import { causeWords } from './cause-words.ts'
import { wordsOfEnd } from './end-words.ts'
import { skipWords } from './skip-terms.ts'
import { type Stall, StallChoice, stallChoiceTerms } from './stall.ts'

/** A stall as its operator reads it: why it failed, what happens next, and each choice with what it brings. */
export const StallWords = z.object({
  cause: Words,
  next: Words,
  choices: z.array(z.object({ choice: StallChoice, name: Words, brings: Words })),
})
export type StallWords = z.infer<typeof StallWords>

export function stallWords(stall: Stall): StallWords {
  const brings: Record<StallChoice, Words> = {
    retry: batchSentences('retry-brings'),
    skip: stall.skipTo
      ? batchSentences('skip-brings', { to: skipWords(stall.skipTo) })
      : batchSentences('skip-goes-on'),
  }
  const choices = stall.choices.map((choice) => ({
    choice,
    name: stallChoiceTerms[choice],
    brings: plain(brings[choice]),
  }))
  const next = () => {
    if (stall.state === 'over') return wordsOfEnd(stall.why)
    if (stall.state === 'decided')
      return plain(stall.decided.decision === 'retry' ? batchSentences('is-retried') : brings.skip)
    return plain(
      batchSentences('operator-decides', { choices: choices.map(({ name, brings: then }) => both(name, then)) }),
    )
  }
  return { cause: stall.causeWords ?? plain(causeWords(stall.error, stall.cause)), next: next(), choices }
}

const both = (name: Words, then: Words): Words => ({ zh: `${name.zh}——${then.zh}`, en: `${name.en}: ${then.en}` })
const plain = ({ zh, en }: Words): Words => ({ zh, en })
