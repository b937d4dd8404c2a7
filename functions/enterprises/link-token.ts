import { createHmac } from 'node:crypto'
import type { LinkId, RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import type { LinkKind } from './hash-of-link.ts'

/**
 * The unguessable part of a link's address: 22 characters that only the links' key can make again, so that a text tried again bears the
 * same.
 */
export async function linkToken(
  id: LinkId | RecruitmentEventId,
  { secrets }: Pick<Deps, 'secrets'>,
  kind: LinkKind = 'enterprise link',
): Promise<string> {
  const { key } = await secrets.read('links')
  return createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${kind}\u0000${id}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
