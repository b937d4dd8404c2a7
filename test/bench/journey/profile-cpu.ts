import { readdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** Seconds of processor time by whose code it was. */
export type CpuByPart = Readonly<Record<string, number>>

/** Microseconds between looks: a journey has minutes of them. */
const every = 2000

/** Whatever they call is theirs: they stand for firms, carriers and phones, which cost nobody but themselves. */
const ofPartners = /\/local\/partners\//
/** The first that an address matches. */
const parts: readonly (readonly [part: string, of: RegExp])[] = [
  ['ElectroDB', /node_modules\/electrodb\//],
  ['Smithy', /node_modules\/@smithy\//],
  ['other AWS SDK', /node_modules\/@aws-sdk\//],
  ['other libraries', /node_modules\//],
  ['Node', /^node:/],
  ['ours', /^file:/],
]

/** Samples this process from now on; `stop` answers seconds by part, those of the embedded table by its own count. */
export async function profileCpu(): Promise<{ stop(): Promise<CpuByPart>; tableSeconds(): number | null }> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: every })
  await session.post('Profiler.start')
  const used = process.cpuUsage()
  return {
    tableSeconds,
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      const partOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, partIn(callFrame)]))
      for (const id of partnersNodes(profile.nodes)) partOf.set(id, 'simulated partners')
      const seconds: Record<string, number> = {}
      for (const [index, id] of (profile.samples ?? []).entries()) {
        const part = partOf.get(id)
        if (part) seconds[part] = (seconds[part] ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1e6
      }
      // On a busy machine a sample lasts while others run, too: their shares count, of what the process really used.
      const { user, system } = process.cpuUsage(used)
      const sampled = Object.values(seconds).reduce((sum, one) => sum + one, 0)
      const share = (user + system) / 1e6 / sampled
      return Object.fromEntries(Object.entries(seconds).map(([part, one]) => [part, one * share]))
    },
  }
}

/** Nodes come with those above them first. */
function partnersNodes(nodes: readonly { id: number; callFrame: { url: string }; children?: number[] }[]) {
  const theirs = new Set<number>()
  for (const { id, callFrame, children = [] } of nodes) {
    if (ofPartners.test(callFrame.url)) theirs.add(id)
    if (theirs.has(id)) for (const child of children) theirs.add(child)
  }
  return theirs
}

function partIn({ functionName, url }: { functionName: string; url: string }): string | undefined {
  if (functionName === '(idle)') return undefined
  if (functionName === '(garbage collector)') return 'garbage'
  return parts.find(([, of]) => of.test(url))?.[0] ?? 'Node'
}

/** Of the processes below this one that are an embedded table; null where the system does not tell. */
function tableSeconds(): number | null {
  try {
    return ticksBelow('self') / 100
  } catch {
    return null
  }
}

/** Ticks of user and system time, of which Linux has a hundred in a second. */
function ticksBelow(pid: string): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return [...new Set(children)].reduce((sum, child) => {
    const stat = readFileSync(`/proc/${child}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const own = stat.includes('(dynoxide') ? Number(fields[11]) + Number(fields[12]) : 0
    return sum + own + ticksBelow(child)
  }, 0)
}
