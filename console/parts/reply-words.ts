import { replyTerms } from '../../domain/notices/reply-terms.ts'
import { titled } from '../words/titled.ts'

/** What people say, to an offer and to a check-in. */
export const replyWords = titled(replyTerms)
