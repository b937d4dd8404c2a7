import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { failedOptimisedCall } from '../integrations/failed-call.ts'
import type { ResultWriter } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import type { ExecutionRecord } from '../model/records.ts'
import { ResultWriterFailed } from '../model/states-error.ts'
import { resultOf } from './result-of.ts'

type Config = NonNullable<ResultWriter['WriterConfig']>

/** Writes the results by outcome and `manifest.json` beside them; gives the manifest's key. */
export async function writeManifest(
  s3: S3Client | undefined,
  { bucket, folder }: { bucket: string; folder: string },
  mapRunArn: string,
  config: Config,
  children: Iterable<ExecutionRecord>,
): Promise<string> {
  if (!s3) throw new ResultWriterFailed('No endpoint for S3 is configured: set AWS_ENDPOINT_URL_S3')
  const put = async (name: string, text: string) => {
    const Key = `${folder}/${name}`
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: text })).catch((failure: Error) => {
      throw new ResultWriterFailed(failedOptimisedCall('Amazon S3', failure))
    })
    return { Key, Size: Buffer.byteLength(text) }
  }
  const succeeded: Json[] = []
  const failed: Json[] = []
  const transformation = config.Transformation ?? 'NONE'
  for (const child of children) {
    const results = child.status === 'SUCCEEDED' ? succeeded : failed
    results.push(resultOf(child, transformation, { wholeFailures: true }))
  }
  const files = async (status: string, results: Json[]) => {
    if (results.length === 0) return []
    const lines = transformation === 'FLATTEN' && status === 'SUCCEEDED' ? results.flat() : results
    const text =
      config.OutputType === 'JSONL' ? lines.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(lines)
    return [await put(`${status}_0.json`, text)]
  }
  const manifest = {
    DestinationBucket: bucket,
    MapRunArn: mapRunArn,
    ResultFiles: {
      FAILED: await files('FAILED', failed),
      PENDING: [],
      SUCCEEDED: await files('SUCCEEDED', succeeded),
    },
  }
  return (await put('manifest.json', JSON.stringify(manifest))).Key
}
