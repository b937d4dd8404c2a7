import { readFileSync } from 'node:fs'

/** Milliseconds. */
const betweenLooks = 50

/**
 * Tells when npm, which started this process, is gone: killed outright, it cannot pass that on, and a server that nobody
 * knows of any more would keep port and folder. Windows does not say that a parent is gone: there such a server stays.
 */
export function whenOrphaned(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const before = starters()
  const watch = setInterval(() => {
    if (starters() !== before) stop()
  }, betweenLooks)
  watch.unref()
}

/** Who started this process. npm has a shell do it, and of Linux's shells some put the command in their own place, some wait. */
function starters(): string {
  const { ppid } = process
  const [, name = '', above] = /^\d+ \((.*)\) \S (\d+)/s.exec(statusOf(ppid)) ?? []
  return /^(?:sh|ash|dash|bash|busybox)$/.test(name) ? `${ppid} ${above}` : `${ppid}`
}

/** Linux's line on a process; nothing elsewhere. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
