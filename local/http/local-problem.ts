import { issueWords } from '../../domain/kernel/issue-words.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { languageOf } from '../../functions/wiring/language-of.ts'

const titles = {
  400: { zh: '请求有误', en: 'Bad Request' },
  401: { zh: '请先登录', en: 'Unauthorized' },
  403: { zh: '没有权限', en: 'Forbidden' },
  404: { zh: '没有找到', en: 'Not Found' },
  405: { zh: '不支持这个方法', en: 'Method Not Allowed' },
  408: { zh: '请求超时', en: 'Request Timeout' },
  413: { zh: '内容太大', en: 'Content Too Large' },
  422: { zh: '填写不符合要求', en: 'Unprocessable Content' },
  431: { zh: '地址和请求头太长', en: 'Request Header Fields Too Large' },
  500: { zh: '程序故障', en: 'Internal Server Error' },
} as const satisfies Readonly<Record<number, Words>>

/** RFC 9457, in the reader's language, where no function answers. */
export function localProblem(
  status: keyof typeof titles,
  words: Words,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
) {
  const language = languageOf(String(headers['accept-language'] ?? ''))
  const body = { type: 'about:blank', title: titles[status][language], status, detail: words[language] }
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'content-language': language, vary: 'accept-language' },
    body: JSON.stringify(body),
  }
}

/** What is wrong with what was sent, field by field. It must have been parsed with `{ reportInput: true }`. */
export function wordsOfIssues({ issues }: { readonly issues: readonly Parameters<typeof issueWords>[0][] }): Words {
  const said = issues.map((issue) => ({ at: issue.path.join('.'), ...issueWords(issue) }))
  return {
    zh: said.map(({ at, zh }) => `${at && `${at}：`}${zh}`).join('；'),
    en: said.map(({ at, en }) => `${at && `${at}: `}${en}`).join('; '),
  }
}
