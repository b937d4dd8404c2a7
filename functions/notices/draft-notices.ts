import type { MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { erasedDetail } from '../../domain/kernel/personal.ts'
import { formOfAddress } from '../../domain/notices/form-of-address.ts'
import type { MessageContent, MessageIn } from '../../domain/notices/message.ts'
import { type NoticeTemplateCode, noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { sendableAt } from '../../domain/notices/quiet-hours.ts'
import { type NoticeVariables, renderNotice } from '../../domain/notices/render-notice.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import type { OutgoingSms } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'
import { hashOfToken, pageToken } from './page-token.ts'

/** A message before it is written: to whom, with which template, and what it says. */
export interface Addressed {
  readonly messageId: MessageId
  readonly worker: Worker
  /** The one that it will really use. */
  readonly template: NoticeTemplateCode
  readonly content: MessageContent
}

/** A message as it goes on record, as the provider gets it, and the page that it leads to. */
export interface Draft {
  /** Its message waits on record already. */
  readonly isOnRecord?: boolean
  readonly message: MessageIn<'queued'> & { readonly until: Instant }
  readonly phoneHash: string
  readonly outgoing: OutgoingSms
  readonly link: TripPageLink | null
}

/** Opens the names and phones of one group at once. */
export function openDetails(people: readonly Worker[], { vault }: Pick<Deps, 'vault'>) {
  return vault.openOf(people, { sealedName: 'name', sealedPhone: 'phone' }, openingSentences('send-message').en)
}

/** Writes the texts, to people of these details in the same order; in quiet hours `until` is their end. None to whose details were erased. */
export async function draftNotices(
  addressed: readonly Addressed[],
  opened: Awaited<ReturnType<typeof openDetails>>,
  now: Instant,
  deps: Pick<Deps, 'secrets' | 'settings'>,
): Promise<Draft[]> {
  const { settings } = deps
  const sender = { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/t/` }

  const drafts = await Promise.all(
    addressed.map(async ({ messageId, worker, template, content }, position) => {
      const { workerId, phoneHash, countyCode } = worker
      const { sealedPhone: phone, sealedName: name } = opened[position] ?? {}
      if (!phone || !name) throw new Error(`the vault opened too few details for ${messageId}`)
      // Erased since the list of whom to write to was read.
      if (phone.reveal() === erasedDetail) return []
      const page = 'link' in noticeTemplates[template].variables ? content.link : undefined
      const token = page && (await pageToken({ batchId: page.batchId, workerId }, deps))
      const values = { ...content.variables, person: formOfAddress(name), link: token }
      const { text, segments, variables } = renderNotice(template, values as NoticeVariables<typeof template>, sender)
      const facts = { messageId, workerId, template, segments, queuedAt: now, content, countyCode }
      const draft: Draft = {
        message: { ...facts, state: 'queued', until: sendingTime(content, now) },
        phoneHash,
        outgoing: { messageId, phone, template, variables, text },
        link:
          page && token ? { tokenHash: hashOfToken(token), workerId, batchId: page.batchId, chunk: page.chunk } : null,
      }
      return [draft]
    }),
  )
  return drafts.flat()
}

function sendingTime({ departure, atOnce }: MessageContent, now: Instant): Instant {
  return atOnce ? now : sendableAt(now, departure ? { departure } : {})
}
