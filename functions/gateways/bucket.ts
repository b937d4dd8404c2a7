import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

/** Sheets, lists too long for a state's data, and manifests. */
export interface Bucket {
  /** The object's bytes, or null where there is none. */
  read(key: string): Promise<Uint8Array | null>
  readJson<T>(key: string): Promise<T>
  has(key: string): Promise<boolean>
  write(key: string, body: Uint8Array | string, contentType: string): Promise<void>
  writeJson(key: string, value: unknown): Promise<void>
  /** The same where nothing lies under the key; false, and nothing is written, where something does. */
  writeNewJson(key: string, value: unknown): Promise<boolean>
  /** Keys below a prefix in their order, at most 1,000: those behind `after`, and where the next page begins, or null. */
  list(prefix: string, page: { after: string | null; limit: number }): Promise<{ keys: string[]; next: string | null }>
  /** Erases the object; none there is no error. */
  erase(key: string): Promise<void>
  /** An address to which a file may be PUT for the given seconds, without other credentials. */
  uploadLink(key: string, seconds: number): Promise<string>
}

export function bucketNamed(name: string, client: S3Client): Bucket {
  async function read(key: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }))
      return (await Body?.transformToByteArray()) ?? new Uint8Array()
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw error
    }
  }
  async function write(key: string, body: Uint8Array | string, contentType: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ContentType: contentType }))
  }
  return {
    read,
    write,
    async readJson<T>(key: string) {
      const bytes = await read(key)
      if (!bytes) throw new Error(`the bucket holds no ${key}`)
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as T
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: name, Key: key }))
        return true
      } catch (error) {
        if (error instanceof NotFound) return false
        throw error
      }
    },
    async list(prefix, { after, limit }) {
      const { Contents = [], IsTruncated } = await client.send(
        new ListObjectsV2Command({ Bucket: name, Prefix: prefix, StartAfter: after ?? undefined, MaxKeys: limit }),
      )
      const keys = Contents.flatMap(({ Key }) => Key ?? [])
      return { keys, next: IsTruncated ? (keys.at(-1) ?? null) : null }
    },
    async erase(key) {
      await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }))
    },
    async writeJson(key, value) {
      await write(key, JSON.stringify(value), 'application/json')
    },
    async writeNewJson(key, value) {
      const asked = { Bucket: name, Key: key, Body: JSON.stringify(value), ContentType: 'application/json' }
      try {
        await client.send(new PutObjectCommand({ ...asked, IfNoneMatch: '*' }))
        return true
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') return false
        throw error
      }
    },
    uploadLink: (key, seconds) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: name, Key: key }), { expiresIn: seconds }),
  }
}
