import * as z from 'zod'
import { Words } from '../kernel/words.ts'
import { figureDimensions, figureUnits } from './figure.ts'
import { type FigureId, figures } from './figures.ts'

/** A figure as it is told to programmes: what it is called, what it counts, and by what. */
export const ToldFigure = z.object({
  figure: z.string(),
  words: Words,
  unit: z.string(),
  unitWords: Words,
  means: Words,
  countedFrom: z.array(z.string()),
  by: z.array(z.object({ dimension: z.string(), words: Words })),
})
export type ToldFigure = z.infer<typeof ToldFigure>

export function toldFigure(figure: FigureId): ToldFigure {
  const { words, unit, means, from, by } = figures[figure]
  return {
    figure,
    words,
    unit,
    unitWords: figureUnits[unit],
    means,
    countedFrom: [...from],
    by: by.map((dimension) => ({ dimension, words: figureDimensions[dimension] })),
  }
}
