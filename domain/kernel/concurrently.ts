/**
 * What was begun at the same time, once all of it has ended; then the first failure is thrown, where there is one. So nothing that a call
 * began goes on after the call, and a try that follows meets none of it on its way.
 */
export async function concurrently<const Begun extends readonly unknown[]>(
  begun: Begun,
): Promise<{ -readonly [Place in keyof Begun]: Awaited<Begun[Place]> }> {
  const ended = await Promise.allSettled(begun)
  const broken = ended.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
  return Promise.all(begun)
}
