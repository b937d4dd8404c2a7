import type { Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { ItemReaderFailed } from '../language/errors/item-reader-failed.ts'

export async function openObject(s3: S3Client, bucket: string, key: string): Promise<Readable> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return Body as Readable
  } catch (failure) {
    const { name, message } = failure as Error
    throw new ItemReaderFailed(`${message} (Service: Amazon S3; Error Code: ${name})`)
  }
}
