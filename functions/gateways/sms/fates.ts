import type { MessageId } from '../../../domain/kernel/ids.ts'
import type { OutgoingSms, SmsFate } from './port.ts'

/** What became of each message. */
export function fates(
  messages: readonly OutgoingSms[],
  fateOf: (message: OutgoingSms, index: number) => SmsFate,
): Map<MessageId, SmsFate> {
  return new Map(messages.map((message, index) => [message.messageId, fateOf(message, index)]))
}
