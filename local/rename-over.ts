import { rename } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds before each further try. */
const pauses = [10, 50, 100, 500, 1000]

/** Replaces `to` in one step. Windows refuses that while anybody has `to` open, be it a virus scanner: tried again for a while. */
export async function renameOver(from: string, to: string): Promise<void> {
  if (process.platform === 'win32')
    for (const milliseconds of pauses) {
      const done = await rename(from, to).then(() => true, waitIfOpen)
      if (done) return
      await pause(milliseconds)
    }
  await rename(from, to)
}

function waitIfOpen(error: NodeJS.ErrnoException): false {
  if (['EPERM', 'EACCES', 'EBUSY'].includes(error.code ?? '')) return false
  throw error
}
