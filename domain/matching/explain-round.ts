import * as z from 'zod'
import type { WorkerId } from '../kernel/ids.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { Words } from '../kernel/words.ts'
import { explainPlacement, PlacementExplanation } from './explain-placement.ts'
import { flagWords, HelpedFirst } from './flag-effect.ts'
import { type ConfirmedPlaces, matchingRound, type RoundSoFar } from './matching-round.ts'
import { explanationWords } from './tell-explanation.ts'

/** The places that a round had, and how many of them were taken: enough, with the candidates, to explain it afterwards. */
export interface RoundPlaces extends ConfirmedPlaces {
  readonly taken: number
}

export const ExplainedRound = z.object({
  round: z.int().positive(),
  /** An offer was made. A match leads to no offer if the worker was no longer a candidate, or the batch had ended. */
  offered: z.boolean(),
  explanation: PlacementExplanation,
  /** What being helped first, or others being so, did to the person; absent where there is nothing to tell, or nobody looked. */
  helpedFirst: HelpedFirst.optional(),
  /** The explanation as a sentence. */
  detail: z.string(),
  /** The same in each language. */
  words: Words,
})
export type ExplainedRound = z.infer<typeof ExplainedRound>

/**
 * Why a round matched a worker with a job order, or with none (`jobOrder` undefined). `candidates` are the worker and
 * the others of the same companion group; `offers` and `placements` are theirs, from earlier rounds.
 */
export function explainRound(
  workerId: WorkerId,
  jobOrder: string | undefined,
  places: readonly RoundPlaces[],
  before: Omit<RoundSoFar, 'confirmed'>,
): Pick<ExplainedRound, 'explanation' | 'detail' | 'words'> {
  const { instance, fixed } = matchingRound({ ...before, confirmed: places })
  const taken = new Map<string, number>(places.map((one) => [one.jobOrder.id, one.taken]))
  const explanation = explainPlacement(instance, { jobOrder, taken }, workerId, { groups: true, fixed })
  if (isRefusal(explanation)) throw new Error(`${workerId} was not matched in this round`)
  return told(explanation)
}

/** Of somebody without whom a round was matched, as offers of help came first. */
export function explainHelpFirst(): ReturnType<typeof explainRound> {
  return told({ outcome: 'help-first' })
}

function told(explanation: PlacementExplanation) {
  const words = explanationWords(explanation)
  return { explanation, detail: words.en, words }
}

/** The same, with what being helped first did to the person. */
export function withFlag(explained: ReturnType<typeof explainRound>, flag: HelpedFirst | null) {
  if (flag === null) return explained
  const { zh, en } = flagWords[flag]
  const words = { zh: `${explained.words.zh}${zh}`, en: `${explained.words.en} ${en}` }
  return { ...explained, helpedFirst: flag, detail: words.en, words }
}
