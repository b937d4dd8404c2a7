import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId, SurveyId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import { type Finding, findingsAbout } from './finding.ts'

export interface Objects {
  readonly s3: S3Client
  readonly bucket: string
}

/** Objects of which the table knows nothing, and those that it names and the bucket has not. */
export async function compareObjects(
  { s3, bucket }: Objects,
  all: readonly TransferBatch[],
  stores: Pick<Deps, 'batches' | 'surveys' | 'evidence'>,
): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('objects')
  const findings: Finding[] = []
  const there = new Set<string>()
  const under = async (prefix: string) => {
    const keys: string[] = []
    for await (const key of keysUnder({ s3, bucket }, prefix)) keys.push(key)
    for (const key of keys) there.add(key)
    return keys
  }
  const ofBatches = byFolder(await under('batches/'))
  for (const [batchId, keys] of ofBatches)
    if (!(await stores.batches.get(batchId as BatchId)))
      findings.push(toDo(`${keys.length} under batches/${batchId}/, a batch that is in no table`))
  for (const [surveyId, keys] of byFolder(await under('surveys/')))
    if (!(await stores.surveys.get(surveyId as SurveyId)))
      findings.push(
        toDo(
          `${keys.length} under surveys/${surveyId}/, a survey that is in no table: announce it and import its sheet again`,
        ),
      )
  for (const [workerId, keys] of byFolder(await under('evidence/'))) {
    const known = new Set((await stores.evidence.ofWorker(workerId as WorkerId)).map(evidenceKey))
    for (const key of keys)
      if (!known.has(key)) findings.push(toDo(`${key} was attached after that moment: have it attached again`))
    for (const key of known)
      if (!there.has(key)) findings.push(toDo(`${key} is on record and its file is gone: have it attached again`))
  }
  for (const batch of all)
    for (const key of await namedBy(batch, stores))
      if (!there.has(key)) findings.push(toDo(`${key} is not there: bring it back from the versions of the bucket`))
  return findings.length > 0 ? findings : [ok(`${there.size}, and each is known`)]
}

/** The lists of a batch that its next steps read. */
async function namedBy(
  { batchId, counts, progress }: TransferBatch,
  { batches }: Pick<Deps, 'batches'>,
): Promise<string[]> {
  if (progress.step === 'ended' || counts.candidates === 0) return []
  const { late } = await batches.late(batchId)
  return [batchKeys(batchId).candidates, ...(late?.additions ?? []).map(({ file }) => file)]
}

/** By what stands behind the first stroke: `batches/bat_…/candidates.json` is of `bat_…`. */
function byFolder(keys: readonly string[]): ReadonlyMap<string, string[]> {
  return Map.groupBy(keys, (key) => key.split('/')[1] ?? '')
}

async function* keysUnder({ s3, bucket }: Objects, prefix: string): AsyncIterable<string> {
  let token: string | undefined
  do {
    const asked = { Bucket: bucket, Prefix: prefix, ContinuationToken: token }
    const page = await s3.send(new ListObjectsV2Command(asked))
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key
    token = page.NextContinuationToken
  } while (token !== undefined)
}
