import type { WorkerId } from '../kernel/ids.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** What is wrong with who is named at `pointer`; `isThere` tells whether somebody works, or worked, at the enterprise. */
export function judgeNamed(
  workerIds: readonly WorkerId[],
  pointer: string,
  isThere: (workerId: WorkerId) => boolean,
): FieldError[] {
  return workerIds.flatMap((workerId, place): FieldError[] => {
    const at = `${pointer}/${place}`
    if (workerIds.indexOf(workerId) < place) return [{ pointer: at, words: stabilisationSentences('named-twice') }]
    return isThere(workerId) ? [] : [{ pointer: at, words: stabilisationSentences('not-of-enterprise') }]
  })
}
