import type { Answer } from '../../service/call.ts'

/** A batch as its page reads it. */
export type BatchSheet = Answer<'GET /v1/transfer-batches/{batchId}'>
