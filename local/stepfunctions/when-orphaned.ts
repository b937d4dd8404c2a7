/**
 * Tells when npm, which started this process, is gone: killed outright, it cannot pass that on, and a server that nobody
 * knows of any more would keep port and folder.
 */
export function whenOrphaned(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 100)
  watch.unref()
}
