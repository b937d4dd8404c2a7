import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { openLink } from './open-link.ts'
import { showPage } from './show-page.ts'

/** Chats open links to preview them: this reads, and writes nothing. */
async function showEnterprisePage(
  { params, query, language }: Call<Routes['show-enterprise-page']>,
  deps: Deps,
): Promise<FileReply> {
  const page = await openLink(params.token, language, deps)
  return page instanceof FileReply ? page : showPage(page, query, deps)
}

export const handler = http(routes['show-enterprise-page'], showEnterprisePage)
