import { erasedDetail } from '../../domain/kernel/personal.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Evidence } from '../../domain/stabilisation/evidence.ts'
import { extensionOf } from '../../domain/stabilisation/extension-of.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import type { Deps } from '../wiring/deps.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { FileReply } from '../wiring/reply.ts'

/** A file of somebody else's runs nothing in a browser, whatever is in it. */
const headers = { 'content-security-policy': "default-src 'none'; sandbox" }

interface Opening {
  /** The case or the claim. */
  readonly of: string
  readonly by: string
  readonly why: string
}

/**
 * A file as it was attached, to be kept by whoever reads it for that reason only. It has no masked form: the reason is asked for always.
 */
export async function openFile(
  kept: Evidence,
  { of, by, why }: Opening,
  { bucket, vault }: Pick<Deps, 'bucket' | 'vault'>,
): Promise<OpenedDetails | Refusal<'not-found'>> {
  const { workerId } = kept
  const sealed = await bucket.read(evidenceKey(kept))
  if (!sealed) return noSuch('evidence')
  const text = Buffer.from(sealed).toString('utf8')
  const [opened] = await vault.openOf([{ workerId, text }], { text: 'document' }, `${by} opens evidence: ${why}`)
  if (!opened || opened.text === erasedDetail) return noSuch('evidence')
  const name = `${kept.kind}-${kept.evidenceId}.${extensionOf[kept.type]}`
  const file = new FileReply(kept.type, Buffer.from(opened.text, 'base64'), name, { headers })
  return new OpenedDetails(file, { list: `evidence ${kept.evidenceId} of ${of}`, people: 1, why })
}
