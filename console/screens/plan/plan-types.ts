import type { Answer, ItemOf, Said } from '../../service/call.ts'

export type Plan = Answer<'GET /v1/transfer-batches/{batchId}/transport-plan'>
export type Batch = Answer<'GET /v1/transfer-batches/{batchId}'>
export type Trip = ItemOf<'GET /v1/transfer-batches/{batchId}/trips'>
export type Proposal = ItemOf<'GET /v1/transfer-batches/{batchId}/transport-proposals'>
export type Wishes = Said<'POST /v1/transfer-batches/{batchId}/transport-proposals'>['body']
