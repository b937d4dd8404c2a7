import { readdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** Seconds of processor time by whose code it was. */
export type CpuByPart = Readonly<Record<string, number>>

/** Microseconds between looks: a journey has minutes of them. */
const every = 2000

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
  return {
    tableSeconds,
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      const partOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, partIn(callFrame)]))
      const seconds: Record<string, number> = {}
      for (const [index, id] of (profile.samples ?? []).entries()) {
        const part = partOf.get(id)
        if (part) seconds[part] = (seconds[part] ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1e6
      }
      return seconds
    },
  }
}

function partIn({ functionName, url }: { functionName: string; url: string }): string | undefined {
  if (functionName === '(idle)') return undefined
  if (functionName === '(garbage collector)') return 'garbage'
  return parts.find(([, of]) => of.test(url))?.[0] ?? 'Node'
}

/** Of the children that are an embedded table; null where the system does not tell. */
function tableSeconds(): number | null {
  try {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    const times = [...new Set(children)].flatMap((pid) => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (!stat.includes('(dynoxide')) return []
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      // Ticks of user and system time; Linux has a hundred in a second.
      return (Number(fields[11]) + Number(fields[12])) / 100
    })
    return times.reduce((sum, one) => sum + one, 0)
  } catch {
    return null
  }
}
