import { readdir, readFile } from 'node:fs/promises'

/** Seconds of a core that each part of a service has used so far; empty on systems without `/proc`. */
export type CpuByPart = Readonly<Record<string, number>>

/** The service's own threads (its code; garbage, files and compilation beside it) and the programmes that it started. */
export async function cpuByPart(pid: number): Promise<CpuByPart> {
  const used: Record<string, number> = {}
  const add = (part: string, seconds: number) => {
    used[part] = (used[part] ?? 0) + seconds
  }
  for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
    const { seconds } = await statOf(`/proc/${pid}/task/${thread}`)
    add(thread === String(pid) ? 'service' : 'its helper threads', seconds)
  }
  for (const child of await descendants(pid)) {
    const { name, seconds } = await statOf(`/proc/${child}`)
    if (name !== 'sh' && name !== 'cat') add(name === 'dynoxide' ? 'embedded table' : name, seconds)
  }
  return used
}

async function descendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = text.split(' ').filter(Boolean).map(Number)
  return [...children, ...(await Promise.all(children.map(descendants))).flat()]
}

const ticksPerSecond = 100

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function statOf(folder: string): Promise<{ name: string; seconds: number }> {
  const text = await readFile(`${folder}/stat`, 'utf8').catch(() => '')
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0] = [fields[11], fields[12]].map(Number)
  return { name, seconds: (user + system) / ticksPerSecond }
}
