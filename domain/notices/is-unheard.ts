import type { Message } from './message.ts'

/** Whether a message did not reach its phone, as far as we know: then the person is called instead, whoever was reminded. */
export function isUnheard({ state }: Pick<Message, 'state'>): boolean {
  return state === 'refused' || state === 'failed' || state === 'unknown'
}
