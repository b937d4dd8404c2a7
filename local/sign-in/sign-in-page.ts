import { html } from '../../functions/wiring/html.ts'
import { webPage } from '../../functions/wiring/web-page.ts'
import { exampleColleagues } from './example-colleagues.ts'

/** The request to authorize goes through the page as it came, in hidden fields. */
export function signInPage(request: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(request).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const colleagues = exampleColleagues.map(
    ({ subject, is }) =>
      html`<button name="colleague" value="${subject}">${is.zh}<br><small lang="en">${is.en}</small></button>`,
  )
  return webPage(
    '直达 Zhida',
    html`<p>本机试用：请选择您扮演的同事。<br><span lang="en">On this machine: choose which colleague you are.</span></p>
<form method="post" action="/local/oidc/authorize">${hidden}${colleagues}</form>`,
  )
}
