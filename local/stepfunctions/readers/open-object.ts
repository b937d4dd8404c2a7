import type { Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { failedOptimisedCall } from '../integrations/failed-call.ts'
import { ItemReaderFailed } from '../model/states-error.ts'

export async function openObject(s3: S3Client, bucket: string, key: string): Promise<Readable> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return Body as Readable
  } catch (failure) {
    throw new ItemReaderFailed(failedOptimisedCall('Amazon S3', failure), { refused: true })
  }
}
