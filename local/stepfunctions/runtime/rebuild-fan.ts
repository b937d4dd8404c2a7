import type { Json } from '../model/json.ts'
import type { Live, Thread } from './runtime.ts'

/** How far the branches or iterations of a thread are, as the threads themselves say. */
export function rebuildFan(live: Live, thread: Thread): void {
  if (thread.phase.kind !== 'branches' && thread.phase.kind !== 'iterations') return
  const children = [...live.threads.values()].filter((child) => child.parent === thread.id)
  const outputs: Json[] = []
  for (const child of children) if (child.phase.kind === 'ended') outputs[child.index] = child.phase.output
  thread.fan = {
    children: new Set(children),
    begun: Math.max(0, ...children.map((child) => child.index + 1)),
    outputs,
    ended: children.filter((child) => child.phase.kind === 'ended').length,
  }
}
