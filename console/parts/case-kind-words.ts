import { caseActTerms, caseKindTerms, tellerTerms } from '../../domain/stabilisation/case-terms.ts'
import { titled } from '../words/titled.ts'

export const caseKindWords = titled(caseKindTerms)
export const tellerWords = titled(tellerTerms)
export const actWords = titled(caseActTerms)
