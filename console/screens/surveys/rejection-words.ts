import { rejectionNames } from '../../../domain/surveys/rejection-names.ts'
import { titled } from '../../words/titled.ts'

/** Why a row was rejected, in a few words. */
export const rejectionWords = titled(rejectionNames)
