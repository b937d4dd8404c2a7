import type { Edit } from './edited-sources.ts'

const task = 'functions/matching/close-offers.ts'
const workflow = 'workflows/batches/run-transfer-batch.asl.json'
const state = '"Close the round": {'

/**
 * What the release before the drill's has otherwise than the sources: it closed several chunks of a round in one call, gave their figures one
 * level deeper, and did not try a round at once as express executions first. So its definition and its task know neither the input nor the
 * answer of today's, as after a change that the compatibility test would not let pass.
 */
export const releaseBefore: readonly Edit[] = [
  {
    file: task,
    from: 'chunk: z.int().nonnegative() })',
    to: 'chunks: z.array(z.int().nonnegative()).min(1) })',
  },
  { file: task, from: '{ batchId, round, chunk }', to: '{ batchId, round, chunks }' },
  {
    file: task,
    from: '(await offers.statesOfChunk(batchId, chunk))',
    to: '(await Promise.all(chunks.map((chunk) => offers.statesOfChunk(batchId, chunk)))).flat()',
  },
  { file: task, after: "const count = (state: Offer['state'])", from: 'return {', to: 'return { counts: {' },
  { file: task, after: "withdrawn: count('withdrawn'),", from: '}', to: '} }' },
  { file: workflow, after: state, from: '"FirstAttempt": "express",', to: '' },
  {
    file: workflow,
    after: state,
    from: '"chunk": "{% $states.context.Map.Item.Value.chunk %}"',
    to: '"chunks": ["{% $states.context.Map.Item.Value.chunk %}"]',
  },
  { file: workflow, after: state, from: '$r := [$states.result];', to: '$r := [$states.result].counts;' },
]
