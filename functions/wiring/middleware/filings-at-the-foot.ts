import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Deps } from '../deps.ts'
import { filingsOf } from '../filings-of.ts'
import { html } from '../html.ts'

const end = '</body>'

/** Writes the filings of the address at the foot of every page; other answers, and pages where there is none to name, stay as they are. */
export function filingsAtTheFoot(deps: () => Pick<Deps, 'settings'>): MiddlewareObj<unknown, unknown> {
  return {
    after(request) {
      const response = request.response as APIGatewayProxyStructuredResultV2
      const { body, headers } = response
      if (!body || !String(headers?.['content-type']).startsWith('text/html')) return
      const filings = filingsOf(deps().settings)
      if (filings.length === 0) return
      const links = filings.map(({ number, register }) => html`<a href="${register}" rel="noreferrer">${number}</a> `)
      const foot = html`<footer class="quiet">${links}</footer>`.text + end
      request.response = { ...response, body: body.replace(end, () => foot) }
    },
  }
}
