import { createHash } from 'node:crypto'
import type { Language } from '../../domain/kernel/words.ts'
import { Html, html } from './html.ts'
import { FileReply } from './reply.ts'

const style = `
:root{color-scheme:light dark}
body{font:18px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:0 auto;padding:16px;max-width:32rem}
h1{font-size:1.4rem;margin:.2em 0}h2{font-size:1.15rem;margin:1.4em 0 .3em}h3{font-size:1rem;margin:1em 0 .3em}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2em 1em;margin:0}dt{opacity:.75}dd{margin:0}
ol{padding-left:1.3em}li{margin-bottom:.6em}
button{font:inherit;width:100%;min-height:52px;margin:.4em 0;border:2px solid #0b5c3b;border-radius:8px;background:#fff;color:#0b5c3b}
button[value=accepted]{background:#0b5c3b;color:#fff}
summary{min-height:48px;line-height:48px}
.said{border-left:6px solid #0b5c3b;padding:.4em .8em;margin:1em 0}
label{display:block;margin:.8em 0 .2em}
input,select,textarea{font:inherit;width:100%;box-sizing:border-box;min-height:48px;padding:.3em .5em}
input[type=radio],input[type=checkbox]{width:1.5em;height:1.5em;min-height:0;vertical-align:middle}
fieldset{border:1px solid #8889;border-radius:8px;margin:.8em 0}.choice{display:block;min-height:44px;line-height:44px;margin:0}
.wrong{color:#b00020;margin:.2em 0}.quiet{opacity:.75}table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:.4em .2em;border-bottom:1px solid #8886}
pre{white-space:pre-wrap;font:inherit}
figure{margin:1em 0;text-align:center}figure svg{width:min(70vw,260px);height:auto;background:#fff}
`

/**
 * Nothing from elsewhere is loaded, only our own style counts, and the script that is told, forms go to us, and no search engine keeps the
 * page.
 */
function headersFor(script?: string) {
  const scripts = script === undefined ? '' : ` script-src ${hashOf(script)};`
  return {
    'content-security-policy': `default-src 'none'; style-src ${hashOf(style)};${scripts} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-robots-tag': 'noindex',
  }
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** A whole page, for small screens and old phones: it works without a script, and nothing is from elsewhere. */
export function webPage(title: string, content: Html, language: Language = 'zh'): string {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text
}

/** `script`: the text of the one that the page holds. */
export function pageReply(text: string, status = 200, script?: string): FileReply {
  return new FileReply('text/html; charset=utf-8', text, undefined, { status, headers: headersFor(script) })
}

/**
 * Sends a browser that has posted a form on to a page: loaded again, it shows the page and posts nothing. The address that it goes to
 * is its own, and no other page is told of it (`referrer-policy`).
 */
export function sendOn(location: string): FileReply {
  return new FileReply('text/html; charset=utf-8', '', undefined, {
    status: 303,
    headers: { ...headersFor(), location },
  })
}
