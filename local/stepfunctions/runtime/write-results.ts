import { evaluateTemplate } from '../language/evaluate.ts'
import type { MapState, ResultWriter } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { largestStateData } from '../model/largest-state-data.ts'
import { DataLimitExceeded, ResultWriterFailed } from '../model/states-error.ts'
import { requiredTextField, textField } from '../model/text-field.ts'
import { resultOf } from '../writers/result-of.ts'
import { stateOfThread } from './enter-state.ts'
import type { EngineRuntime, Live, LiveRun, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { failureOf } from './start-task.ts'

/** Outside the turns, when all children are journalled: the result of a map run, or its files in the bucket. */
export async function writeResults(runtime: EngineRuntime, live: Live, thread: Thread, run: LiveRun): Promise<void> {
  const release = runtime.clock.busy()
  const { ResultWriter: writer } = stateOfThread(live, thread) as MapState
  try {
    const result = await (writer?.Resource === undefined
      ? gather(runtime, thread, run, writer)
      : write(runtime, live, thread, run, writer))
    runtime.post(live.record.id, thread.id, { do: 'results written', answer: { result } })
  } catch (thrown) {
    runtime.post(live.record.id, thread.id, { do: 'results written', answer: { failure: failureOf(thrown) } })
  } finally {
    release()
  }
}

async function gather(
  runtime: EngineRuntime,
  thread: Thread,
  run: LiveRun,
  writer: ResultWriter | undefined,
): Promise<Json> {
  const { Transformation: transformation = 'COMPACT' } = writer?.WriterConfig ?? {}
  const results: Json[] = []
  let length = 0
  for (const child of runtime.journal.childrenOf(run.record.id)) {
    // Without a writer the result tells of a failed child only how it failed.
    const result = resultOf(child, transformation, { wholeFailures: writer !== undefined })
    length += JSON.stringify(result).length
    if (length > largestStateData) throw new DataLimitExceeded(thread.state)
    results.push(result)
  }
  return transformation === 'FLATTEN' ? results.flat() : results
}

async function write(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  run: LiveRun,
  writer: ResultWriter,
): Promise<Json> {
  const given = await evaluateTemplate('ResultWriter/Arguments', writer.Arguments ?? {}, scopeOf(runtime, live, thread))
  const refuse = (reason: string) => new ResultWriterFailed(reason)
  const bucket = requiredTextField(given, 'Bucket', refuse)
  const prefix = textField(given, 'Prefix', refuse) ?? ''
  const id = run.record.arn.slice(run.record.arn.lastIndexOf(':') + 1)
  const folder = prefix === '' ? id : `${prefix}/${id}`
  // Loads the client of S3, which takes 20 MB: only where it is needed.
  const { writeManifest } = await import('../writers/write-manifest.ts')
  const key = await writeManifest(
    runtime.bucket,
    { bucket, folder },
    run.record.arn,
    writer.WriterConfig ?? {},
    runtime.journal.childrenOf(run.record.id),
  )
  return { MapRunArn: run.record.arn, ResultWriterDetails: { Bucket: bucket, Key: key } }
}
