import type { World } from '../world.ts'

/** As the SDK does when the answer to a write is lost; answers how to stop it. */
export function sendsEachUpdateTwice({ deps }: Pick<World, 'deps'>): () => void {
  const stack = deps.database.client.middlewareStack
  stack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName?.startsWith('Update')) await next(request)
        return next(request)
      },
    { step: 'initialize', name: 'sentTwice' },
  )
  return () => stack.remove('sentTwice')
}
