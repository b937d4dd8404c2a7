import { BatchId } from '../../domain/kernel/ids.ts'
import { task } from '../wiring/task.ts'
import { NotedStep, noteStep } from './note-step.ts'

export const handler = task(NotedStep.extend({ batchId: BatchId }), ({ batchId, ...step }, deps) =>
  noteStep(batchId, step, deps),
)
