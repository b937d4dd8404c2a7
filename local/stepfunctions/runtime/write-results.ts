import { evaluateTemplate } from '../language/evaluate.ts'
import type { MapState, ResultWriter } from '../language/states/map.ts'
import { isJsonObject, type Json, textOf } from '../model/json.ts'
import { largestStateData } from '../model/largest-state-data.ts'
import { DataLimitExceeded } from '../model/states-error.ts'
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
  const results: Json[] = []
  let length = 0
  for (const child of runtime.journal.childrenOf(run.record.id)) {
    const result = resultOf(child, writer?.WriterConfig?.Transformation ?? 'COMPACT')
    length += (child.output ?? child.cause ?? '').length
    if (length > largestStateData) throw new DataLimitExceeded(thread.state)
    results.push(result)
  }
  return writer?.WriterConfig?.Transformation === 'FLATTEN' ? results.flat() : results
}

async function write(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  run: LiveRun,
  writer: ResultWriter,
): Promise<Json> {
  const given = await evaluateTemplate('ResultWriter/Arguments', writer.Arguments ?? {}, scopeOf(runtime, live, thread))
  const { Bucket: bucket, Prefix: prefix = '' } = isJsonObject(given) ? given : {}
  const id = run.record.arn.slice(run.record.arn.lastIndexOf(':') + 1)
  const folder = [textOf(prefix), id].filter((part) => part !== '').join('/')
  const destination = { bucket: textOf(bucket), folder }
  // Loads the client of S3, which takes 20 MB: only where it is needed.
  const { writeManifest } = await import('../writers/write-manifest.ts')
  const key = await writeManifest(
    runtime.bucket,
    destination,
    run.record.arn,
    writer.WriterConfig ?? {},
    runtime.journal.childrenOf(run.record.id),
  )
  return { MapRunArn: run.record.arn, ResultWriterDetails: { Bucket: destination.bucket, Key: key } }
}
