import * as z from 'zod'
import { AgreementId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Wait = z.object({ agreementId: AgreementId, token: z.string() })

/** Leaves the token for the signature; where it came before, wakes the step itself. */
async function awaitSignature(
  { agreementId, token }: z.infer<typeof Wait>,
  { agreements, workflows }: Pick<Deps, 'agreements' | 'workflows'>,
) {
  const agreement = await agreements.awaitSignature(agreementId, token)
  if (agreement.state !== 'offered') await workflows.succeed(token, {})
}

export const handler = task(Wait, awaitSignature)
