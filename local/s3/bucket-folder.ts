import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renameOver } from '../rename-over.ts'
import { folderOfPrefix, partOfName, pathOfKey } from './key-path.ts'
import { headBlock, headLength, type ObjectHead } from './object-file.ts'
import { S3Problem } from './s3-problem.ts'

export type NewObject = Omit<ObjectHead, 'size' | 'etag'>

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

/** Buckets as folders below one folder. Every change is one rename or removal; nothing waits for the disk to confirm it. */
export class BucketFolder {
  readonly #root: string
  #uploads: Promise<string> | undefined

  constructor(root: string) {
    this.#root = root
  }

  /** Harmless when it is there already, as for the owner of a bucket in us-east-1. */
  async createBucket(bucket: string): Promise<void> {
    if (!bucketName.test(bucket)) throw new S3Problem('InvalidBucketName', `${bucket} is no bucket name`)
    await mkdir(join(this.#root, bucket), { recursive: true })
  }

  /** With `onlyNew` an object that is there already stays, and the call is refused. */
  async put(
    bucket: string,
    key: string,
    content: AsyncIterable<Buffer>,
    about: NewObject,
    { onlyNew = false }: { onlyNew?: boolean } = {},
  ): Promise<ObjectHead> {
    const path = await this.pathOf(bucket, key)
    const upload = join(await this.#uploadFolder(), randomUUID())
    try {
      const head = await write(upload, content, about)
      await mkdir(dirname(path), { recursive: true })
      if (onlyNew) await link(upload, path)
      else await renameOver(upload, path)
      return head
    } catch (error) {
      throw this.#explained(error)
    } finally {
      await rm(upload, { force: true })
    }
  }

  #uploadFolder(): Promise<string> {
    this.#uploads ??= emptyFolder(join(this.#root, '.uploads')).catch((error) => {
      this.#uploads = undefined
      throw this.#explained(error)
    })
    return this.#uploads
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof Error && 'code' in error)) return error
    if (error.code === 'EEXIST')
      return new S3Problem('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
    if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
      return new S3Problem('DiskFull', `the disk that holds ${this.#root} is full: free some space and try again`)
    return error
  }

  /** Where an object lies, whether it is there or not. */
  async pathOf(bucket: string, key: string): Promise<string> {
    return join(await this.folderOf(bucket), pathOfKey(key))
  }

  async remove(bucket: string, key: string): Promise<void> {
    await rm(await this.pathOf(bucket, key), { force: true })
  }

  /** The keys with this prefix in the order of their UTF-8 bytes. */
  async keys(bucket: string, prefix: string): Promise<string[]> {
    const folder = join(await this.folderOf(bucket), folderOfPrefix(prefix))
    const keys = await keysBelow(folder, prefix.slice(0, prefix.lastIndexOf('/') + 1))
    return keys.filter((key) => key.startsWith(prefix)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  }

  async folderOf(bucket: string): Promise<string> {
    const folder = join(this.#root, bucket)
    if (!bucketName.test(bucket) || !(await stat(folder).catch(() => undefined)))
      throw new S3Problem('NoSuchBucket', `The specified bucket does not exist: ${bucket}`)
    return folder
  }
}

/** What a crash left in it is of no use to anybody. */
async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

async function write(path: string, content: AsyncIterable<Buffer>, about: NewObject): Promise<ObjectHead> {
  const hash = createHash('md5')
  let size = 0
  await using file = await open(path, 'wx', 0o600)
  for await (const chunk of content) {
    hash.update(chunk)
    await file.write(chunk, 0, chunk.length, headLength + size)
    size += chunk.length
  }
  const head = { ...about, size, etag: `"${hash.digest('hex')}"` }
  const block = headBlock(head)
  if (!block) throw new S3Problem('InvalidRequest', 'the headers and metadata of an object take too much room')
  await file.write(block, 0, block.length, 0)
  return head
}

async function keysBelow(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfMissing)
  const keys = entries.map(async (entry) => {
    const { part, object } = partOfName(entry.name)
    return object ? [prefix + part] : keysBelow(join(folder, entry.name), `${prefix}${part}/`)
  })
  return (await Promise.all(keys)).flat()
}

function noneIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
