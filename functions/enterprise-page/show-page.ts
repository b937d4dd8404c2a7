import type { LinkPurpose } from '../../domain/enterprises/enterprise-link.ts'
import type { Deps } from '../wiring/deps.ts'
import { html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, webPage } from '../wiring/web-page.ts'
import { agreementPage } from './agreement-page.ts'
import { arrivalsPage } from './arrivals-page.ts'
import { casePage } from './case-page.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { headcountPage } from './headcount-page.ts'
import { jobOrdersPage } from './job-orders-page.ts'
import { leaversPage } from './leavers-page.ts'
import { returnsPage } from './returns-page.ts'

type Shown<Purpose extends LinkPurpose> = (
  page: FirmPage<Purpose>,
  filled: Filled | null,
  looking: Looking,
  deps: Deps,
) => Promise<ShownPage>

const pages: { readonly [Purpose in LinkPurpose]: Shown<Purpose> } = {
  'sign-agreement': agreementPage,
  'job-orders': jobOrdersPage,
  headcount: headcountPage,
  arrivals: arrivalsPage,
  leavers: leaversPage,
  returns: returnsPage,
  case: casePage,
}

/** The page as things stand now; over a form that was not taken, what is wrong with it, and in it what was typed. */
export async function showPage(
  page: FirmPage,
  looking: Looking,
  deps: Deps,
  filled: Filled | null = null,
): Promise<FileReply> {
  const show = pages[page.subject.purpose] as Shown<LinkPurpose>
  const { title, content } = await show(page, filled, looking, deps)
  const { enterprise, language, say } = page
  const { specialist } = enterprise
  const problem = filled?.problem ?? null
  const text = webPage(
    title,
    html`<p class="quiet">${enterprise.name}</p>
${problem === null ? null : html`<p class="said wrong" role="alert">${problem}</p>`}
${content}
<p class="quiet">${
      specialist
        ? say(`有疑问请联系就业服务专员${specialist.name}。`, `Questions: ask your specialist, ${specialist.name}.`)
        : say('有疑问请联系就业服务专员。', 'Questions: ask your specialist.')
    }</p>`,
    language,
  )
  return pageReply(text, filled ? 422 : 200)
}
