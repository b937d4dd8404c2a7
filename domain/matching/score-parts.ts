import * as z from 'zod'

/** Whole points. Their sum is the third goal, after the number of workers placed and of priority workers placed. */
export const ScoreParts = z.object({
  /** 30, 20, 10 for the first, second, third wish, 0 for a later one; 15 where any province will do. */
  destination: z.int(),
  /** One point for each full 100 yuan a month above the worker's minimum, 30 at most. */
  wage: z.int(),
  /** 10 where the order needs a skill, which the worker then has. */
  skill: z.int(),
})
export type ScoreParts = z.infer<typeof ScoreParts>
