import type { EngineRuntime, Live, Thread } from './runtime.ts'

type Given = Pick<Thread, 'graph' | 'state' | 'input'>

/** A branch or iteration starts with the variables of its parent; what it assigns stays its own. */
export function newThread(runtime: EngineRuntime, live: Live, given: Given, parent?: Thread, index = 0): Thread {
  const thread: Thread = {
    id: live.nextThread++,
    parent: parent?.id,
    index,
    graph: given.graph,
    state: given.state,
    input: given.input,
    variables: parent?.variables ?? {},
    item: parent?.item,
    phase: { kind: 'entering' },
    attempt: 0,
    retries: [],
    enteredEventId: 0,
    enteredAt: runtime.clock.epochMilliseconds(),
    lastEventId: parent?.lastEventId ?? 0,
    timers: [],
    fan: undefined,
  }
  live.threads.set(thread.id, thread)
  parent?.fan?.children.add(thread)
  runtime.batch.threads.set(thread, live)
  return thread
}
