import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { openEventPage } from './event-page.ts'
import { showEvent } from './show-event.ts'

/** Chats open links to preview them: this reads, and writes nothing. */
async function showEventPage(
  { params, query, language }: Call<Routes['show-event-page']>,
  deps: Deps,
): Promise<FileReply> {
  const page = await openEventPage(params, query.lang ?? language, deps)
  return page instanceof FileReply ? page : showEvent(page, { isReceived: query.said === 'received' }, deps)
}

export const handler = http(routes['show-event-page'], showEventPage)
