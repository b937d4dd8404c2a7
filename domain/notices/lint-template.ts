import type { NoticeTemplate, NoticeVariable } from './notice-templates.ts'

export type TemplateFault =
  | 'no-lead'
  | 'refused-word'
  | 'opt-out-line'
  | 'literal-link'
  | 'adjacent-variables'
  | 'variables-differ'
  | 'link-not-last'
  | 'answers-not-named'
  | 'too-long'

/** What an operator takes as a notice of its own accord. */
const lead = /^(?:行程通知|到岗确认)：/
/** Words that operators take for recruiting, surveys, training or politics, even where they mean something else. */
const refusedWords =
  /招聘|招工|招募|诚聘|急聘|应聘|求职|兼职|简历|面试|调查|调研|摸底|问卷|回访|满意度|培训|课程|讲座|政府|政策|政治|党|选举|扶贫|脱贫|优惠|免费/
/** Belongs to promotions only, which must end with it. */
const optOutLine = /拒收|退订|回(?:复)?(?:TD|T|R|N)(?![a-z])/i
const literalLink = /https?:|www\.|[a-z0-9-]+\.(?:cn|com|net|org)/i

/** Longest that an address of the trip page may be: a registered prefix of about 40 and a token of about 26. */
const longestLink = 66
const longestText = 500
/** Room for a signature of 12 characters in its brackets. */
const signatureRoom = 14

function longestValue(variable: NoticeVariable): number {
  switch (variable.type) {
    case 'text':
      return variable.longest
    case 'yuan':
      return '999999.99'.length
    case 'date':
      return '12月31日'.length
    case 'moment':
      return '12月31日23:59'.length
    case 'count':
      return 4
    case 'link':
      return longestLink
  }
}

/** The names in a template's text, in order: `去{city}，{start}到岗` gives `['city', 'start']`. */
function variablesIn(text: string): string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '')
}

/** The rules of mainland operators and of providers that a template breaks; none when it may be submitted. */
export function lintTemplate({ text, variables, answers }: NoticeTemplate): TemplateFault[] {
  const faults: TemplateFault[] = []
  const named = variablesIn(text)
  const declared = Object.entries(variables)
  const links = declared.filter(([, { type }]) => type === 'link').map(([name]) => `{${name}}`)
  const longest = declared.reduce(
    (length, [name, variable]) => length - `{${name}}`.length + longestValue(variable),
    text.length + signatureRoom,
  )
  if (!lead.test(text)) faults.push('no-lead')
  if (refusedWords.test(text)) faults.push('refused-word')
  if (optOutLine.test(text)) faults.push('opt-out-line')
  if (literalLink.test(text)) faults.push('literal-link')
  if (/\}\s*\{/.test(text)) faults.push('adjacent-variables')
  if (named.toSorted().join() !== Object.keys(variables).toSorted().join()) faults.push('variables-differ')
  if (links.length > 1 || links.some((link) => !text.endsWith(` ${link}`))) faults.push('link-not-last')
  if (Object.keys(answers).some((digit) => !text.includes(`回${digit}`))) faults.push('answers-not-named')
  if (longest > longestText) faults.push('too-long')
  return faults
}
