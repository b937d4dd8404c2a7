import { caseKindTerms } from '../../domain/stabilisation/case-terms.ts'
import { titled } from '../words/titled.ts'

export const caseKindWords = titled(caseKindTerms)
