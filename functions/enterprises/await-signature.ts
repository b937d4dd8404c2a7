import * as z from 'zod'
import { AgreementId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Wait = z.object({ agreementId: AgreementId, token: z.string() })

/** Leaves the token for the signature; where it came before, wakes the step itself. Answers whether it is waited for. */
export async function awaitSignature(
  { agreementId, token }: z.infer<typeof Wait>,
  { agreements, workflows }: Pick<Deps, 'agreements' | 'workflows'>,
): Promise<boolean> {
  const agreement = await agreements.awaitSignature(agreementId, token)
  if (agreement.state === 'offered') return true
  await workflows.succeed(token, {})
  return false
}

export const handler = task(Wait, async (waiting, deps) => void (await awaitSignature(waiting, deps)))
