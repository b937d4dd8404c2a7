import { outcomeTerms } from '../../domain/stabilisation/case-terms.ts'
import { titled } from '../words/titled.ts'

/** How a case ends. */
export const outcomeWords = titled(outcomeTerms)
