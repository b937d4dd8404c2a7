import type { Figure } from './figure.ts'
import { figuresOfRecruiting } from './figures-of-recruiting.ts'
import { figuresOfReturns } from './figures-of-returns.ts'
import { figuresOfServices } from './figures-of-services.ts'
import { figuresOfTravel } from './figures-of-travel.ts'

const all = { ...figuresOfRecruiting, ...figuresOfTravel, ...figuresOfServices, ...figuresOfReturns }
export type FigureId = keyof typeof all

/**
 * Every figure that a report tells, under a name that stays. `docs/figures.md` is made of it, the console explains its figures by
 * it, and a test counts each anew from the facts that it names.
 */
export const figures: Readonly<Record<FigureId, Figure>> = all
