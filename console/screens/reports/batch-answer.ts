import type { Answer } from '../../service/call.ts'

export type BatchAnswer = Answer<'GET /v1/transfer-batches/{batchId}'>
