import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, statfs, unlink, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join, resolve } from 'node:path'
import { SetupProblem } from './setup-problem.ts'

/** The locks of this process. A lock with its id that it does not hold is from a container before, where ids repeat. */
const held = new Set<string>()

/** Bytes: a county's season fits in far less. */
const leastFreeSpace = 200 * 1024 * 1024

/**
 * Makes the folder, for its owner only, sees that it can be written to and has room, and takes it for this process alone.
 * The returned function lets another start use it.
 * @throws SetupProblem with one line that says what to do.
 */
export async function claimDataFolder(folder: string): Promise<() => Promise<void>> {
  const root = resolve(folder)
  const lock = join(root, 'lock')
  if (held.has(lock)) throw inUse(root, process.pid)
  held.add(lock)
  try {
    await mkdir(root, { recursive: true, mode: 0o700 })
    await seeThatItHasRoom(root)
    await take(lock, root)
  } catch (error) {
    held.delete(lock)
    throw explained(error, root)
  }
  return async () => {
    await rm(lock, { force: true })
    held.delete(lock)
  }
}

async function seeThatItHasRoom(root: string): Promise<void> {
  const { bavail, bsize } = await statfs(root)
  if (bavail * bsize >= leastFreeSpace) return
  const megabytes = Math.floor((bavail * bsize) / 2 ** 20)
  throw new SetupProblem(
    `only ${megabytes} MB are free for ${root} and at least ${leastFreeSpace / 2 ** 20} MB are needed: free some space or choose another folder with --data`,
  )
}

/** The lock holds the process id of its owner; one whose owner is gone (kill -9, power cut) is taken over. */
async function take(lock: string, root: string): Promise<void> {
  const mine = `${lock}.${randomUUID()}`
  await writeFile(mine, String(process.pid))
  try {
    // Unlike writing, linking cannot be half done: a reader of the lock always finds a whole process id.
    while (!(await linked(mine, lock))) {
      const owner = await ownerOf(lock)
      if (owner !== undefined) throw inUse(root, owner)
      await rm(lock, { force: true })
    }
  } finally {
    await unlink(mine)
  }
}

function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

function inUse(root: string, owner: number): SetupProblem {
  return new SetupProblem(`${root} is in use by process ${owner}: stop it or choose another folder with --data`)
}

/** The other process that holds the lock, if it still runs. */
async function ownerOf(lock: string): Promise<number | undefined> {
  const [owner, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]).catch(
    () => ['0', { mtimeMs: 0 }] as const,
  )
  const pid = Number(owner)
  const startedBeforeThisBoot = mtimeMs < Date.now() - uptime() * 1000
  if (!(pid > 0) || startedBeforeThisBoot || pid === process.pid) return undefined
  return isRunning(pid) ? pid : undefined
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function explained(error: unknown, root: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const otherwise = 'choose another folder with --data'
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SetupProblem(`${root} cannot be written to: ${otherwise}`)
    case 'ENOSPC':
    case 'EDQUOT':
      return new SetupProblem(`no space is left for ${root}: free some or ${otherwise}`)
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENOENT':
      return new SetupProblem(`${root} cannot be made a folder: ${otherwise}`)
    default:
      return error
  }
}
