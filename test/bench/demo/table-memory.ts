import { readFileSync } from 'node:fs'

/** Milliseconds between looks. */
const every = 500

/** Looks at the embedded table below a process until it is stopped, which answers its peak in megabytes; null where the system does not tell. */
export function watchTableMemory(pid: number): { stop(): number | null } {
  let peak: number | null = null
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak ?? 0, peakBelow(String(pid)))
    } catch {
      // It has ended, or there is no /proc.
    }
  }, every)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakBelow(pid: string): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.reduce((sum, child) => {
    const status = readFileSync(`/proc/${child}/status`, 'utf8')
    const isTable = /^Name:\tdynoxide$/m.test(status)
    return sum + peakBelow(child) + (isTable ? Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024) : 0)
  }, 0)
}
