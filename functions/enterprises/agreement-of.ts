import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { AgreementId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** The agreement that a task works on, or a refusal. */
export async function agreementOf(
  agreementId: AgreementId,
  { agreements }: Pick<Deps, 'agreements'>,
): Promise<Agreement | Refusal<'not-found'>> {
  return (await agreements.get(agreementId)) ?? noSuch('agreement')
}
