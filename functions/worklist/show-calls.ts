import type { PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import type { Vault } from '../wiring/vault.ts'
import type { PossibleCall } from './calls-of.ts'
import { viewWorkers } from './view-workers.ts'

/** Calls with whom to ask for; name and numbers are masked unless a reason was given. */
export async function showCalls(
  calls: readonly PossibleCall[],
  reader: { readonly why: string; readonly isWhole?: boolean },
  vault: Vault,
): Promise<PhoneCall[]> {
  const views = await viewWorkers(
    calls.map(({ worker }) => worker),
    reader,
    vault,
  )
  return calls.map(({ call }, position) => {
    const { name = '', phone = '', secondPhone = null } = views[position] ?? {}
    return { ...call, name, phone, secondPhone }
  })
}
